"""Runs one command in a cold process; prints its wall seconds, CPU seconds and peak MB as JSON.

A process of its own, and a small one: a child's peak begins at what its parent held, so the parent
must hold next to nothing. What this file itself holds (about 10 MB) is the least it can tell.
"""

import json
import os
import sys
import time

command = sys.argv[1:]
nowhere = os.open(os.devnull, os.O_WRONLY)
begun = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)])
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - begun
print(json.dumps({
    "code": os.waitstatus_to_exitcode(status),
    "wall": wall,
    "cpu": used.ru_utime + used.ru_stime,  # of the process and of the children it waited for
    "peak": used.ru_maxrss / 1024,
}))
