//! The pieces that a run's time goes into, each alone, on a made-up export of 20,000 messages.
//!
//! `cargo bench -p rekindle-hot`; one piece: `cargo bench -p rekindle-hot -- slug`.
#![forbid(unsafe_code)]
#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

use rekindle::export::account::Books;
use rekindle::export::probe::TextProbe;
use rekindle::export::{self, Export, Reading, dates};
use rekindle::generate::{self, Law, Layout, Plan, World};
use rekindle::ledger;
use rekindle::people::slug::slug;
use rekindle::people::{People, Whose};
use rekindle::progress::Progress;
use rekindle::ties::stats::strength::strength;
use rekindle::ties::stats::survival::{KaplanMeier, Observation};
use rekindle::titles::Titles;
use rekindle::touches::{self, Probe};

const CONNECTIONS: usize = 1_000;
const MESSAGES: usize = 20_000;

criterion_group!(hot, all);
criterion_main!(hot);

fn all(criterion: &mut Criterion) {
    let world = world();
    let folder = write(&world);
    parse(criterion, &folder);
    classify(criterion, &world);
    slugs(criterion, &world);
    moments(criterion, &world);
    titles(criterion, &world);
    stages(criterion, &folder);
    kaplan_meier(criterion);
    decay(criterion);
}

/// The files of an export become rows, texts looked at as they pass.
fn parse(criterion: &mut Criterion, folder: &Path) {
    let size = folder.join("messages.csv").metadata().expect("the file was written").len();
    let mut group = group(criterion, "parse", Throughput::Bytes(size));
    group.bench_function("20,000 messages", |bencher| bencher.iter(|| read(folder)));
}

/// What later stages need to know of a text: canned phrases, closings, hashes.
fn classify(criterion: &mut Criterion, world: &World) {
    let probe = Probe::default();
    let texts: Vec<([String; 2], &str)> = world
        .messages
        .iter()
        .map(|message| {
            let to = message.recipients.first().map_or_else(String::new, |party| world.name(*party));
            ([world.name(message.sender), to], message.text.as_str())
        })
        .collect();
    let bytes = texts.iter().map(|(_, text)| text.len() as u64).sum();
    let mut reader = probe.reader();
    let mut group = group(criterion, "classify", Throughput::Bytes(bytes));
    group.bench_function("20,000 texts", |bencher| {
        bencher.iter(|| {
            for ([from, to], text) in &texts {
                black_box(reader.look([from, to], text));
            }
        });
    });
}

fn slugs(criterion: &mut Criterion, world: &World) {
    let urls: Vec<String> = world
        .connections
        .iter()
        .filter_map(|connection| connection.slug.as_ref())
        .map(|slug| format!("https://www.linkedin.com/in/{slug}"))
        .collect();
    let encoded = "https://www.linkedin.com/in/zo%C3%AB-m%C3%BCller-krone-77";
    let mut group = group(criterion, "slug", Throughput::Elements(urls.len() as u64));
    group.bench_function("as written", |bencher| {
        bencher.iter(|| {
            urls.iter().filter_map(|url| slug(black_box(url))).map(|slug| slug.len()).sum::<usize>()
        });
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("percent-encoded", |bencher| bencher.iter(|| slug(black_box(encoded))));
}

fn moments(criterion: &mut Criterion, world: &World) {
    let instants: Vec<String> =
        world.messages.iter().map(|message| message.at.format("%Y-%m-%d %H:%M:%S UTC").to_string()).collect();
    let days: Vec<String> = world
        .connections
        .iter()
        .filter_map(|connection| connection.connected_on)
        .map(|day| day.format("%d %b %Y").to_string())
        .collect();
    let mut group = group(criterion, "dates", Throughput::Elements(instants.len() as u64));
    group.bench_function("of messages", |bencher| {
        bencher.iter(|| instants.iter().filter_map(|text| dates::instant(black_box(text))).sum::<i64>());
    });
    group.throughput(Throughput::Elements(days.len() as u64));
    group.bench_function("of connections", |bencher| {
        bencher
            .iter(|| days.iter().filter_map(|text| dates::day(black_box(text))).map(i64::from).sum::<i64>());
    });
}

fn titles(criterion: &mut Criterion, world: &World) {
    let titles = Titles::built_in();
    let positions: Vec<&str> =
        world.connections.iter().map(|connection| connection.position.as_str()).collect();
    let mut group = group(criterion, "titles", Throughput::Elements(positions.len() as u64));
    group.bench_function("1,000 positions", |bencher| {
        bencher.iter(|| {
            for position in &positions {
                black_box(titles.read(black_box(position)));
            }
        });
    });
}

/// Who is who, what happened between them, and one row for each connection.
fn stages(criterion: &mut Criterion, folder: &Path) {
    let (export, books) = read(folder);
    let as_of = export.newest_days()[0].expect("a made-up export has dates");
    let people =
        || People::new(&export, &mut books.clone(), as_of, Whose::Find(None)).expect("there is an owner");
    let known = people();
    let build = || touches::build(&export, &mut books.clone(), &known, as_of).expect("the touches are built");
    let touches = build();
    let mut group = group(criterion, "stages", Throughput::Elements(MESSAGES as u64));
    group.bench_function("people", |bencher| bencher.iter(people));
    group.bench_function("touches", |bencher| bencher.iter(build));
    group.bench_function("ledger", |bencher| {
        bencher.iter(|| ledger::build(&known, &touches, true, as_of).expect("the ledger is built"));
    });
}

/// Waits of many lengths, a third of them censored.
fn kaplan_meier(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("kaplan-meier");
    for (label, lives) in [("ten lives", 10u32), ("10,000 lives", 10_000)] {
        let lives: Vec<Observation> = (0..lives).map(life).collect();
        group.throughput(Throughput::Elements(lives.len() as u64));
        group.bench_function(label, |bencher| bencher.iter(|| KaplanMeier::new(black_box(&lives))));
    }
}

fn life(number: u32) -> Observation {
    let time = f64::from(number.wrapping_mul(2_654_435_761) % 100_000) / 100.0;
    Observation { time, event: !number.is_multiple_of(3) }
}

fn decay(criterion: &mut Criterion) {
    let ages: Vec<f64> = (0..1_000).map(|age| f64::from(age) * 3.0).collect();
    let mut group = group(criterion, "strength", Throughput::Elements(ages.len() as u64));
    group.bench_function("1,000 active days", |bencher| {
        bencher.iter(|| strength(black_box(&ages).iter().copied(), black_box(365.0)));
    });
}

fn group<'a>(criterion: &'a mut Criterion, name: &str, each: Throughput) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.throughput(each);
    group
}

fn world() -> World {
    let as_of = dates::date_of(20_665);
    generate::world(&Plan {
        law: Law::Lifelike,
        connections: CONNECTIONS,
        messages: MESSAGES,
        seed: 7,
        layout: Layout::H,
        as_of,
        nasty: false,
    })
}

/// In the place that cargo gives to benchmarks.
fn write(world: &World) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hot-export");
    std::fs::create_dir_all(&folder).expect("a folder for the export");
    generate::write(world, &folder).expect("the export is written");
    folder
}

fn read(folder: &Path) -> (Export, Books) {
    export::read(&[folder.to_owned()], Reading::plain(&Probe::default()), &Progress::hidden())
        .expect("the export can be read")
}
