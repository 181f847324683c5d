//! Looks at texts on a thread of its own, while the parser goes on.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::Scope;

use super::messages::{TextFacts, TextProbe};

/// A batch is sent on when it holds this many bytes or texts.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_TEXTS: usize = 16 << 10;
/// How many batches may wait.
const WAITING: usize = 3;

/// Texts on their way to the probe.
#[derive(Default)]
struct Batch {
    texts: String,
    ends: Vec<usize>,
    pairs: Vec<u32>,
    /// Display names of pairs first met in this batch, in the order of their numbers.
    names: Vec<(String, String)>,
}

/// The parser's end: takes texts in order, gives facts back in the same order.
pub struct Texts {
    batch: Batch,
    batches: SyncSender<Batch>,
    facts: Receiver<Vec<TextFacts>>,
}

impl Texts {
    /// Starts the thread. `names` are the display names of the pairs known so far.
    pub fn start<'scope>(
        scope: &'scope Scope<'scope, '_>,
        probe: &'scope mut dyn TextProbe,
        names: Vec<(String, String)>,
    ) -> Self {
        let (batches, waiting) = sync_channel(WAITING);
        let (done, facts) = channel();
        scope.spawn(move || look(&waiting, &done, probe, names));
        Self { batch: Batch::default(), batches, facts }
    }

    /// Tells the display names of the next pair.
    pub fn name(&mut self, from: &str, to: &str) {
        self.batch.names.push((from.to_owned(), to.to_owned()));
    }

    /// Sends a text; facts that are ready by now go to `take`.
    pub fn push(&mut self, text: &str, pair: u32, take: impl FnMut(TextFacts)) {
        self.batch.texts.push_str(text);
        self.batch.ends.push(self.batch.texts.len());
        self.batch.pairs.push(pair);
        if self.batch.texts.len() >= BATCH_BYTES || self.batch.ends.len() >= BATCH_TEXTS {
            // A failed thread shows when the scope ends; there is nothing to do about it here.
            let _ = self.batches.send(std::mem::take(&mut self.batch));
            self.facts.try_iter().flatten().for_each(take);
        }
    }

    /// Sends what is left and hands over all remaining facts.
    pub fn finish(self, take: impl FnMut(TextFacts)) {
        let _ = self.batches.send(self.batch);
        drop(self.batches);
        self.facts.iter().flatten().for_each(take);
    }
}

fn look(
    batches: &Receiver<Batch>,
    done: &Sender<Vec<TextFacts>>,
    probe: &mut dyn TextProbe,
    mut names: Vec<(String, String)>,
) {
    for batch in batches {
        names.extend(batch.names);
        let mut start = 0;
        let mut facts = Vec::with_capacity(batch.ends.len());
        for (end, pair) in batch.ends.iter().zip(&batch.pairs) {
            let (from, to) = &names[*pair as usize];
            facts.push(probe.facts(&batch.texts[start..*end], from, to));
            start = *end;
        }
        if done.send(facts).is_err() {
            return;
        }
    }
}
