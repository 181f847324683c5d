/* Sets the clock for one program, by LD_PRELOAD: CLOCK seconds after 1970, for ever. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t which, struct timespec *time)
{
    const char *set = getenv("CLOCK");
    if (set && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
        time->tv_sec = atoll(set);
        time->tv_nsec = 0;
        return 0;
    }
    return (int)syscall(SYS_clock_gettime, which, time);
}
