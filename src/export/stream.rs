//! A reader fed by a thread of its own, so that unpacking and parsing run side by side.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Bytes per block, and how many blocks may wait.
const BLOCK: usize = 1 << 20;
const WAITING: usize = 4;

/// The reading end: blocks arrive in order, an empty one or an error ends the stream.
pub struct Stream {
    blocks: Receiver<io::Result<Vec<u8>>>,
    block: Vec<u8>,
    at: usize,
    ended: bool,
}

/// The writing end, held by the thread.
pub struct Sink {
    blocks: SyncSender<io::Result<Vec<u8>>>,
}

impl Sink {
    /// Sends all of `source`; ends early, without error, when nobody reads any more.
    pub fn copy(&self, source: &mut impl Read) -> io::Result<()> {
        loop {
            let mut block = Vec::with_capacity(BLOCK);
            source.by_ref().take(BLOCK as u64).read_to_end(&mut block)?;
            if block.is_empty() || self.blocks.send(Ok(block)).is_err() {
                return Ok(());
            }
        }
    }
}

/// Starts a thread that fills the stream; what it fails with, the reader sees.
pub fn spawn(fill: impl FnOnce(&Sink) -> io::Result<()> + Send + 'static) -> Stream {
    let (sender, blocks) = sync_channel(WAITING);
    let failed = sender.clone();
    let work = move || {
        let sink = Sink { blocks: sender };
        // A stream that stops without this was not read to its end.
        let end = fill(&sink).map(|()| Vec::new());
        let _ = sink.blocks.send(end);
    };
    if let Err(error) = std::thread::Builder::new().spawn(work) {
        // There is room for it: nothing was sent yet.
        let _ = failed.send(Err(error));
    }
    Stream { blocks, block: Vec::new(), at: 0, ended: false }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.block.len() && !self.ended {
            let stopped = |_| io::Error::other("unpacking stopped before its end");
            (self.block, self.at) = (self.blocks.recv().map_err(stopped)??, 0);
            self.ended = self.block.is_empty();
        }
        let n = buffer.len().min(self.block.len() - self.at);
        buffer[..n].copy_from_slice(&self.block[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mut stream: Stream) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map(|_| bytes)
    }

    #[test]
    fn all_comes_through_and_a_filler_that_dies_is_no_end() {
        let whole: Vec<u8> = (0..3_000_000u32).map(|n| n as u8).collect();
        let source = whole.clone();
        assert!(read(spawn(move |sink| sink.copy(&mut source.as_slice()))).unwrap() == whole);
        assert_eq!(read(spawn(|_| Ok(()))).unwrap(), b"");
        assert!(read(spawn(|_| Err(io::Error::other("torn")))).is_err());
        let dies = spawn(|sink| {
            sink.copy(&mut &b"the first rows"[..])?;
            std::panic::resume_unwind(Box::new("a fault"))
        });
        assert!(read(dies).is_err());
    }
}
