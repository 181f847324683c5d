//! The backtest from outside: blind to the future, right in its counts, honest in its words.

mod future;
mod slow;
mod words;
