/* Runs a program and lets one of the calls by which it changes files fail, or ends it just before that call.
 *
 *   inject UNDER N WHAT REPORT PROGRAM ARGUMENT...
 *
 * Counted are calls that create, write, flush, rename, remove or change the mode of something whose absolute
 * path begins with UNDER. The N-th, from 1, fails with the error number WHAT; a negative WHAT is the signal that
 * the program gets in its place. With N = 0 nothing fails. A leading x, as in x12, lets every exchange of two
 * paths (renameat2) fail with EINVAL, as file systems do that know none.
 *
 * REPORT gets the number of calls counted, and the N-th in words. The exit code is the program's, or 128 + signal.
 * 125: the kernel does not let one do this.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNABLE 125
#define EXCHANGE 2

/* Where a call has its path: in argument `path`, below the folder in argument `folder`; or a file in `path`. */
enum how { IN_FOLDER, BY_PATH, BY_FILE };
static const struct call {
    int number;
    const char *name;
    enum how how;
    int folder, path;
} CALLS[] = {
    {SYS_openat, "open", IN_FOLDER, 0, 1},
    {SYS_mkdirat, "mkdir", IN_FOLDER, 0, 1},
    {SYS_unlinkat, "remove", IN_FOLDER, 0, 1},
    {SYS_renameat2, "rename", IN_FOLDER, 2, 3},
    {SYS_fchmodat, "chmod", IN_FOLDER, 0, 1},
#ifdef SYS_renameat
    {SYS_renameat, "rename", IN_FOLDER, 2, 3},
#endif
#ifdef SYS_open
    {SYS_open, "open", BY_PATH, 0, 0},
    {SYS_mkdir, "mkdir", BY_PATH, 0, 0},
    {SYS_unlink, "remove", BY_PATH, 0, 0},
    {SYS_rmdir, "remove", BY_PATH, 0, 0},
    {SYS_rename, "rename", BY_PATH, 0, 1},
    {SYS_chmod, "chmod", BY_PATH, 0, 0},
#endif
    {SYS_write, "write", BY_FILE, 0, 0},
    {SYS_pwrite64, "write", BY_FILE, 0, 0},
    {SYS_writev, "write", BY_FILE, 0, 0},
    {SYS_fsync, "flush", BY_FILE, 0, 0},
    {SYS_fchmod, "chmod", BY_FILE, 0, 0},
};
#define KNOWN (sizeof CALLS / sizeof *CALLS)

static void fail(const char *what)
{
    perror(what);
    _exit(UNABLE);
}

/* The program's side: every call of the list is asked about at the listener that goes to the parent. */
static void run(int parent, char **program)
{
    struct sock_filter filter[2 * KNOWN + 2];
    size_t length = 0;
    filter[length++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (size_t at = 0; at < KNOWN; at++) {
        filter[length++] =
            (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CALLS[at].number, 0, 1);
        filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
    }
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog rules = {.len = length, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail("no_new_privs");
    int listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &rules);
    if (listener < 0)
        fail("seccomp");
    char byte = 0, space[CMSG_SPACE(sizeof listener)] = {0};
    struct iovec piece = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof listener);
    memcpy(CMSG_DATA(head), &listener, sizeof listener);
    if (sendmsg(parent, &message, 0) != 1)
        fail("sendmsg");
    close(listener);
    close(parent);
    execv(program[0], program);
    fail(program[0]);
}

static int listener_of(int child)
{
    int listener = -1;
    char byte, space[CMSG_SPACE(sizeof listener)];
    struct iovec piece = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space};
    if (recvmsg(child, &message, 0) == 1 && CMSG_FIRSTHDR(&message))
        memcpy(&listener, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof listener);
    return listener;
}

/* The absolute path that a call is about; empty where there is none. */
static void path_of(const struct call *call, const struct seccomp_notif *asked, char path[2 * PATH_MAX])
{
    char link[64], given[PATH_MAX] = "";
    path[0] = 0;
    if (call->how == BY_FILE) {
        snprintf(link, sizeof link, "/proc/%d/fd/%d", asked->pid, (int)asked->data.args[call->path]);
    } else {
        int memory;
        snprintf(link, sizeof link, "/proc/%d/mem", asked->pid);
        if ((memory = open(link, O_RDONLY | O_CLOEXEC)) < 0)
            return;
        if (pread(memory, given, sizeof given - 1, (off_t)asked->data.args[call->path]) < 0)
            given[0] = 0;
        close(memory);
        if (given[0] == '/') {
            strcpy(path, given);
            return;
        }
        int folder = call->how == IN_FOLDER ? (int)asked->data.args[call->folder] : AT_FDCWD;
        if (folder == AT_FDCWD)
            snprintf(link, sizeof link, "/proc/%d/cwd", asked->pid);
        else
            snprintf(link, sizeof link, "/proc/%d/fd/%d", asked->pid, folder);
    }
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    if (length > 0 && call->how != BY_FILE) {
        strcat(path, "/");
        strcat(path, given);
    }
}

/* Whether an opening creates something. */
static int creates(const struct call *call, const struct seccomp_data *data)
{
    unsigned long flags = data->args[call->path + 1];
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

int main(int count, char **arguments)
{
    if (count < 6)
        return UNABLE;
    const char *under = arguments[1], *nth = arguments[2], *report = arguments[4];
    int no_exchange = nth[0] == 'x', what = atoi(arguments[3]), pair[2];
    unsigned long wanted = strtoul(nth + no_exchange, NULL, 10), counted = 0;
    char words[3 * PATH_MAX] = "";
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        fail("socketpair");
    pid_t child = fork();
    if (child == 0)
        run(pair[1], arguments + 5);
    close(pair[1]);
    int listener = listener_of(pair[0]);
    struct pollfd waits = {.fd = listener, .events = POLLIN};
    while (listener >= 0 && poll(&waits, 1, -1) > 0 && (waits.revents & POLLIN)) {
        struct seccomp_notif asked = {0};
        if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0)
            continue;
        struct seccomp_notif_resp answer = {.id = asked.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE};
        char path[2 * PATH_MAX];
        for (size_t at = 0; at < KNOWN; at++) {
            const struct call *call = &CALLS[at];
            if (call->number != asked.data.nr)
                continue;
            if (strcmp(call->name, "open") == 0 && !creates(call, &asked.data))
                break;
            path_of(call, &asked, path);
            if (strncmp(path, under, strlen(under)) != 0)
                break;
            int is_exchange = call->number == SYS_renameat2 && (asked.data.args[4] & EXCHANGE);
            if (is_exchange && no_exchange) {
                answer = (struct seccomp_notif_resp){.id = asked.id, .error = -EINVAL};
                break;
            }
            if (++counted != wanted)
                break;
            snprintf(words, sizeof words, "%s %s", is_exchange ? "exchange" : call->name, path);
            if (what < 0)
                kill(child, -what);
            else
                answer = (struct seccomp_notif_resp){.id = asked.id, .error = -what};
            break;
        }
        ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
    int status = 0;
    waitpid(child, &status, 0);
    FILE *told = fopen(report, "w");
    if (told) {
        fprintf(told, "%lu\n%s\n", counted, words);
        fclose(told);
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
