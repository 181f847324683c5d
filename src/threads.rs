//! Work shared out between threads, so that the result does not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// No more threads than this share work: each may hold a picture, and more than that would only take memory.
const MOST: usize = 4;

/// Does every job, on as many threads as the machine has; the results stand in the order of the jobs.
pub fn each<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_beside(jobs, work, || ()).0
}

/// The same beside something else, which this thread does before it helps with the jobs.
pub fn each_beside<T: Sync, R: Send, M>(
    jobs: &[T],
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
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST);
    thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let finished = main();
        let mut done = take();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done.sort_by_key(|(at, _)| *at);
        (done.into_iter().map(|(_, result)| result).collect(), finished)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once_and_results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<u32> = (0..100).collect();
        let (squares, other) = each_beside(&jobs, |job| job * job, || "done");
        assert_eq!(squares, jobs.iter().map(|job| job * job).collect::<Vec<_>>());
        assert_eq!(other, "done");
        assert_eq!(each(&[], |job: &u32| *job), Vec::<u32>::new());
    }
}
