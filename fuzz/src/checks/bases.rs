//! Good exports to begin with: made-up ones of every layout, small.

use std::sync::OnceLock;

use arbitrary::Unstructured;
use rekindle::export::dates;
use rekindle::generate::{self, Law, Layout, Plan};

/// Connections that can be read, for what is looked at beside them.
pub const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Noor,Quiet,https://www.linkedin.com/in/noor-quiet,,Fiktiv GmbH,Head of Tea,07 Feb 2021\n\
    Ole,Loud,https://www.linkedin.com/in/ole-loud,,Erfunden AG,Executive Assistant,11 Mar 2019\n";

/// Files of an export: name and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// One of them.
pub fn pick<'b>(source: &mut Unstructured<'_>) -> arbitrary::Result<&'b Files> {
    source.choose(all())
}

/// Every layout, plain and with the nasty cases that the generator knows.
fn all() -> &'static [Files] {
    static ALL: OnceLock<Vec<Files>> = OnceLock::new();
    ALL.get_or_init(|| {
        let plans = Layout::ALL.into_iter().flat_map(|layout| [(layout, false), (layout, true)]);
        plans.map(|(layout, nasty)| made_up(layout, nasty)).collect()
    })
}

fn made_up(layout: Layout, nasty: bool) -> Files {
    let as_of = dates::date_of(20_665);
    let plan = Plan { law: Law::Lifelike, connections: 24, messages: 90, seed: 11, layout, as_of, nasty };
    let folder = tempfile::tempdir().unwrap();
    generate::write(&generate::world(&plan), folder.path()).unwrap();
    let mut files: Files = folder
        .path()
        .read_dir()
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}
