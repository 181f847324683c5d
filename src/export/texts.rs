//! Looks at texts on threads of their own, while the parser goes on.
//!
//! Batches go to the threads in turn and come back in turn, so that the order of facts is the order
//! of texts, whatever the number of threads.

use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::Scope;

use super::messages::{TextFacts, TextProbe};

/// A batch is sent on when it holds this many bytes or texts.
const BATCH_BYTES: usize = 512 << 10;
const BATCH_TEXTS: usize = 8 << 10;
/// How many batches may wait for one thread.
const WAITING: usize = 2;
/// More threads than this find nothing to do beside one parser.
const MOST_THREADS: usize = 4;

/// Texts on their way to a probe, each with the display names of its row.
#[derive(Default)]
struct Batch {
    texts: String,
    ends: Vec<usize>,
    /// Per text an index into `names`.
    named: Vec<u32>,
    names: Vec<(String, String)>,
}

/// One thread: batches in, facts out, both in order.
struct Worker {
    batches: SyncSender<Batch>,
    facts: Receiver<Vec<TextFacts>>,
}

/// The parser's end: takes texts in order, gives facts back in the same order.
pub struct Texts {
    batch: Batch,
    last_pair: Option<u32>,
    workers: Vec<Worker>,
    sent: usize,
    taken: usize,
}

impl Texts {
    /// Starts the threads.
    pub fn start<'scope>(scope: &'scope Scope<'scope, '_>, probe: &'scope dyn TextProbe) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS));
        let workers = (0..threads)
            .map(|_| {
                let (batches, waiting) = sync_channel::<Batch>(WAITING);
                let (done, facts) = channel();
                scope.spawn(move || {
                    for batch in waiting {
                        if done.send(look(&batch, probe)).is_err() {
                            return;
                        }
                    }
                });
                Worker { batches, facts }
            })
            .collect();
        Self { batch: Batch::default(), last_pair: None, workers, sent: 0, taken: 0 }
    }

    /// Sends a text of the pair `pair`, whose display names `names` gives; facts that are ready by now
    /// go to `take`.
    pub fn push<'n>(
        &mut self,
        text: &str,
        pair: u32,
        names: impl FnOnce() -> (&'n str, &'n str),
        take: impl FnMut(TextFacts),
    ) {
        // Rows of a conversation stand together: its names travel once, whichever way they are written.
        if self.last_pair != Some(pair) {
            let (from, to) = names();
            let same = |known: &(String, String)| {
                (known.0 == from && known.1 == to) || (known.0 == to && known.1 == from)
            };
            if !self.batch.names.last().is_some_and(same) {
                self.batch.names.push((from.to_owned(), to.to_owned()));
            }
            self.last_pair = Some(pair);
        }
        self.batch.texts.push_str(text);
        self.batch.ends.push(self.batch.texts.len());
        self.batch.named.push(self.batch.names.len() as u32 - 1);
        if self.batch.texts.len() >= BATCH_BYTES || self.batch.ends.len() >= BATCH_TEXTS {
            self.send();
            self.collect(false, take);
        }
    }

    /// Sends what is left and hands over all remaining facts.
    pub fn finish(mut self, take: impl FnMut(TextFacts)) {
        self.send();
        self.collect(true, take);
    }

    fn send(&mut self) {
        let worker = &self.workers[self.sent % self.workers.len()];
        // A thread that failed makes the scope fail; there is nothing to do about it here.
        let _ = worker.batches.send(std::mem::take(&mut self.batch));
        self.sent += 1;
        self.last_pair = None;
    }

    fn collect(&mut self, wait: bool, mut take: impl FnMut(TextFacts)) {
        while self.taken < self.sent {
            let facts = &self.workers[self.taken % self.workers.len()].facts;
            let ready = if wait { facts.recv().ok() } else { facts.try_recv().ok() };
            let Some(ready) = ready else { return };
            ready.into_iter().for_each(&mut take);
            self.taken += 1;
        }
    }
}

fn look(batch: &Batch, probe: &dyn TextProbe) -> Vec<TextFacts> {
    let mut facts = Vec::with_capacity(batch.ends.len());
    let mut start = 0;
    for run in batch.named.chunk_by(|a, b| a == b) {
        let (from, to) = &batch.names[run[0] as usize];
        let ends = &batch.ends[facts.len()..facts.len() + run.len()];
        let mut texts = ends.iter().map(|end| &batch.texts[std::mem::replace(&mut start, *end)..*end]);
        probe.look([from, to], &mut texts, &mut facts);
    }
    facts
}
