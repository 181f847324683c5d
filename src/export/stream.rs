//! A reader fed by a thread of its own, so that unpacking and parsing run side by side.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Bytes per block, and how many blocks may wait.
const BLOCK: usize = 1 << 20;
const WAITING: usize = 4;

/// The reading end: blocks arrive in order, an error ends the stream.
pub struct Stream {
    blocks: Receiver<io::Result<Vec<u8>>>,
    block: Vec<u8>,
    at: usize,
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
    std::thread::spawn(move || {
        let sink = Sink { blocks: sender };
        if let Err(error) = fill(&sink) {
            let _ = sink.blocks.send(Err(error));
        }
    });
    Stream { blocks, block: Vec::new(), at: 0 }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.block.len() {
            match self.blocks.recv() {
                Ok(block) => (self.block, self.at) = (block?, 0),
                Err(_) => return Ok(0),
            }
        }
        let n = buffer.len().min(self.block.len() - self.at);
        buffer[..n].copy_from_slice(&self.block[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}
