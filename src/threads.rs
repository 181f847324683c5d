//! Work shared out between threads, so that the result does not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
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
        let helpers: Vec<_> = (1..threads.min(MOST)).map(|_| scope.spawn(take)).collect();
        let finished = main();
        let mut done = take();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
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
        for _ in 0..threads.clamp(1, jobs.len().max(1)) {
            let say = say.clone();
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { return };
                    if say.send((at, work(job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(say);
        let mut done = Vec::new();
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
