//! Work shared out between threads, so that the result does not depend on how many there are.

use std::io;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};
use std::time::Duration;

/// No more threads than this share small work: each may hold a picture, and more than that would only take
/// memory.
const MOST: usize = 4;

/// Whoever watches is called at least this often.
const TICK: Duration = Duration::from_millis(100);

/// As many threads as the machine has.
#[must_use]
pub fn all() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The most threads that there are at once in a run on `threads` threads: ours, and those of the table engine.
#[must_use]
pub fn at_most(threads: usize) -> usize {
    2 * threads + threads.min(MOST) + 4
}

/// Fails where the system does not give so many threads: how many it gave, and why no more. The table engine asks
/// for its threads where it cannot be told that there are none, and would wait for ever.
///
/// # Errors
/// The system's.
pub fn are_there(wanted: usize) -> Result<(), (usize, io::Error)> {
    thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        let ended = std::sync::Arc::new(Mutex::new(ended));
        let outcome = (0..wanted).try_for_each(|had| {
            let ended = ended.clone();
            // Each waits until the channel is closed.
            let wait = move || ended.lock().unwrap_or_else(PoisonError::into_inner).recv().is_ok();
            let spawned = Builder::new().spawn_scoped(scope, wait);
            spawned.map(drop).map_err(|error| (had, error))
        });
        drop(end);
        outcome
    })
}

/// Starts a thread of a scope; `None` where the system gives none, so that whoever asks does the work.
pub fn start<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Option<ScopedJoinHandle<'scope, T>> {
    Builder::new().spawn_scoped(scope, work).ok()
}

/// Does two things side by side, or one after the other where there is no thread for it.
pub fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| {
        let helper = start(scope, &other);
        let one = one();
        match helper.map(ScopedJoinHandle::join) {
            Some(Ok(done)) => (one, done),
            Some(Err(panic)) => resume_unwind(panic),
            None => (one, other()),
        }
    })
}

/// Does every job, on up to `threads` threads; the results stand in the order of the jobs.
pub fn each<T: Sync, R: Send>(jobs: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_beside(jobs, threads, work, || ()).0
}

/// The same beside something else, which this thread does before it helps with the jobs.
pub fn each_beside<T: Sync, R: Send, M>(
    jobs: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    main: impl FnOnce() -> M,
) -> (Vec<R>, M) {
    let next = AtomicUsize::new(0);
    // Whoever is free takes the next job.
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { return done };
            done.push((at, work(job)));
        }
    };
    thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads.min(MOST)).map_while(|_| start(scope, take)).collect();
        let finished = main();
        let mut done = take();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => resume_unwind(panic),
            }
        }
        (in_order(done), finished)
    })
}

/// Does every job, on `threads` threads, while this thread only watches: `watch` is told how many more are done,
/// and called with 0 from time to time.
pub fn each_watched<T: Sync, R: Send>(
    jobs: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut watch: impl FnMut(u64),
) -> Vec<R> {
    let (next, work) = (&AtomicUsize::new(0), &work);
    thread::scope(|scope| {
        let (say, hear) = mpsc::channel();
        let mut done = Vec::new();
        let mut helpers = 0;
        while helpers < threads.clamp(1, jobs.len().max(1)) {
            let say = say.clone();
            let helper = start(scope, move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { return };
                    if say.send((at, work(job))).is_err() {
                        return;
                    }
                }
            });
            if helper.is_none() {
                break;
            }
            helpers += 1;
        }
        drop(say);
        if helpers == 0 {
            for (at, job) in jobs.iter().enumerate() {
                done.push((at, work(job)));
                watch(1);
            }
        }
        loop {
            match hear.recv_timeout(TICK) {
                Ok(one) => {
                    done.push(one);
                    watch(1);
                }
                Err(RecvTimeoutError::Timeout) => watch(0),
                Err(RecvTimeoutError::Disconnected) => return in_order(done),
            }
        }
    })
}

fn in_order<R>(mut done: Vec<(usize, R)>) -> Vec<R> {
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once_and_results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<u32> = (0..100).collect();
        let expected: Vec<u32> = jobs.iter().map(|job| job * job).collect();
        for threads in [1, 2, 3, 200] {
            let (squares, other) = each_beside(&jobs, threads, |job| job * job, || "done");
            assert_eq!((squares, other), (expected.clone(), "done"));
            let mut heard = 0;
            assert_eq!(each_watched(&jobs, threads, |job| job * job, |more| heard += more), expected);
            assert_eq!(heard, 100);
        }
        assert_eq!(each(&[], 2, |job: &u32| *job), Vec::<u32>::new());
        assert_eq!(each_watched(&[], 2, |job: &u32| *job, |_| ()), Vec::<u32>::new());
    }
}
