/*
 * Remembers what a power cut would take back. Preloaded into a process, it lets each change of a file through and notes before
 * it what was there; a sync that came back clears the past of its file. PowerCut.java reads the notes when the process is dead
 * and takes back what no sync had made durable.
 *
 * Content belongs to an inode and is durable after a sync of that file. Names belong to directories: they change in order, as
 * in the journal of a file system, and are durable after a sync of any directory. What was unlinked or replaced is kept by a
 * second link beside the notes, which also keeps its inode from being used again.
 *
 * Watched is every file below POWERCUT_DIR, but SQLite's index in shared memory (mapped, not written, rebuilt after a crash;
 * PowerCut.java deletes it) and the native library that the driver unpacks. New folders count as durable at once. Ways of
 * writing that are not noted end the process, for without notes a test would prove nothing. One lock over all, so that a write
 * never falls between a sync and the note of it.
 *
 * Part of Toàn Cảnh, GPL-3.0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

enum { UNKNOWN = 0, NO, FILE_, DIRECTORY };

/* Followed by old_length bytes that were there and length bytes that come. */
struct note {
    uint64_t type; /* 'W' write, 'T' size, 'S' sync; 'C' new name, 'U' unlink, 'R' rename, 'D' sync of a directory */
    uint64_t inode;
    uint64_t offset; /* for 'U' and 'R' the number of the link that keeps what loses its name, 0 for none */
    uint64_t length;
    uint64_t old_size; /* of the file */
    uint64_t old_length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char kinds[MOST];
static char root[PATH_MAX], notes_path[PATH_MAX];
static int notes = -1;
static unsigned kept;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_close)(int);

__attribute__((constructor)) static void begin(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_close = dlsym(RTLD_NEXT, "close");
    const char *dir = getenv("POWERCUT_DIR");
    const char *file = getenv("POWERCUT_NOTES");
    if (dir && file && strlen(file) < PATH_MAX - 16 && realpath(dir, root)) {
        strcpy(notes_path, file);
        notes = (int) syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

static int ends(const char *s, const char *with) {
    size_t a = strlen(s), b = strlen(with);
    return a >= b && strcmp(s + a - b, with) == 0;
}

static int below_root(const char *path) {
    size_t n = strlen(root);
    return notes >= 0 && strncmp(path, root, n) == 0 && (path[n] == '/' || path[n] == 0);
}

static int left_out(const char *path) {
    return ends(path, "-shm") || ends(path, ".so") || ends(path, ".lck");
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    path[n > 0 ? n : 0] = 0;
    return n > 0;
}

static int kind(int fd) {
    if (notes < 0 || fd < 0 || fd >= MOST || fd == notes) {
        return NO;
    }
    if (kinds[fd] == UNKNOWN) {
        char path[PATH_MAX];
        struct stat st;
        kinds[fd] = NO;
        if (path_of(fd, path) && below_root(path) && !left_out(path) && fstat(fd, &st) == 0) {
            kinds[fd] = S_ISDIR(st.st_mode) ? DIRECTORY : S_ISREG(st.st_mode) ? FILE_ : NO;
        }
    }
    return kinds[fd];
}

static void put(const void *data, size_t length) {
    const char *p = data;
    while (length > 0) {
        long n = syscall(SYS_write, notes, p, length);
        if (n <= 0) {
            _exit(99);
        }
        p += n;
        length -= (size_t) n;
    }
}

static void put_note(char type, uint64_t inode, uint64_t offset, uint64_t old_size, const void *old, size_t old_length,
                     const void *data, size_t length) {
    struct note n = {(uint64_t) type, inode, offset, length, old_size, old_length};
    put(&n, sizeof n);
    put(old, old_length);
    put(data, length);
}

/* What stands at [offset, offset + length) now, then what comes there. */
static void note(char type, int fd, off_t offset, size_t length, const void *data) {
    struct stat st;
    if (fstat(fd, &st) != 0) {
        _exit(98);
    }
    uint64_t size = (uint64_t) st.st_size;
    uint64_t end = type == 'T' ? size : (uint64_t) offset + length;
    end = end > size ? size : end;
    uint64_t old = type != 'S' && end > (uint64_t) offset ? end - (uint64_t) offset : 0;
    char *bytes = malloc(old + 1);
    int from = fd;
    for (uint64_t got = 0; got < old;) {
        ssize_t r = pread(from, bytes + got, old - got, (off_t) ((uint64_t) offset + got));
        if (r < 0 && errno == EBADF && from == fd) {
            /* Open for writing alone. Not done for SQLite, whose locks would go with the second descriptor. */
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
            from = (int) syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
        } else if (r <= 0) {
            _exit(98);
        } else {
            got += (uint64_t) r;
        }
    }
    if (from != fd) {
        syscall(SYS_close, from);
    }
    put_note(type, st.st_ino, (uint64_t) offset, size, bytes, old, data, data ? length : 0);
    free(bytes);
}

/* --- content --- */

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    if (kind(fd) == FILE_) {
        note('W', fd, offset, length, data);
    }
    ssize_t n = real_pwrite(fd, data, length, offset);
    pthread_mutex_unlock(&lock);
    return n;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

ssize_t write(int fd, const void *data, size_t length) {
    if (notes < 0 || fd < 0 || fd >= MOST || kinds[fd] == NO) {
        return real_write(fd, data, length); /* may block for ever, as a pipe does */
    }
    pthread_mutex_lock(&lock);
    int watched = kind(fd) == FILE_;
    if (!watched) {
        pthread_mutex_unlock(&lock);
        return real_write(fd, data, length);
    }
    int appends = fcntl(fd, F_GETFL) & O_APPEND;
    note('W', fd, lseek(fd, 0, appends ? SEEK_END : SEEK_CUR), length, data);
    ssize_t n = real_write(fd, data, length);
    pthread_mutex_unlock(&lock);
    return n;
}

int ftruncate64(int fd, off_t length) {
    pthread_mutex_lock(&lock);
    if (kind(fd) == FILE_) {
        note('T', fd, length, 0, 0);
    }
    int r = real_ftruncate(fd, length);
    pthread_mutex_unlock(&lock);
    return r;
}

int ftruncate(int fd, off_t length) {
    return ftruncate64(fd, length);
}

static int synced(int fd, int (*real)(int)) {
    pthread_mutex_lock(&lock);
    int k = kind(fd);
    int r = real(fd);
    if (r == 0 && k == FILE_) {
        note('S', fd, 0, 0, 0);
    } else if (r == 0 && k == DIRECTORY) {
        put_note('D', 0, 0, 0, 0, 0, 0, 0);
    }
    pthread_mutex_unlock(&lock);
    return r;
}

int fsync(int fd) {
    return synced(fd, real_fsync);
}

int fdatasync(int fd) {
    return synced(fd, real_fdatasync);
}

/* --- names --- */

static int open_now(int at, const char *path, int flags, va_list more) {
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    if (notes < 0 || !(flags & (O_CREAT | O_TRUNC))) {
        int fd = (int) syscall(SYS_openat, at, path, flags, mode);
        if (fd >= 0 && fd < MOST) {
            kinds[fd] = UNKNOWN; /* may have been closed where we did not see it */
        }
        return fd;
    }
    pthread_mutex_lock(&lock);
    struct stat st;
    int fresh = fstatat(at, path, &st, 0) != 0;
    /* Emptied below, where it can be noted. */
    int fd = (int) syscall(SYS_openat, at, path, flags & ~O_TRUNC, mode);
    int failure = errno;
    if (fd >= 0 && fd < MOST) {
        kinds[fd] = UNKNOWN;
    }
    if (fd >= 0 && fresh && kind(fd) == FILE_) {
        char full[PATH_MAX];
        path_of(fd, full);
        fstat(fd, &st);
        put_note('C', st.st_ino, 0, 0, 0, 0, full, strlen(full));
    } else if (fd >= 0 && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        if (kind(fd) == FILE_) {
            note('T', fd, 0, 0, 0);
        }
        real_ftruncate(fd, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = failure;
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; \
        va_start(more, flags); \
        int fd = open_now(AT_FDCWD, path, flags, more); \
        va_end(more); \
        return fd; \
    }

#define OPENAT(name) \
    int name(int at, const char *path, int flags, ...) { \
        va_list more; \
        va_start(more, flags); \
        int fd = open_now(at, path, flags, more); \
        va_end(more); \
        return fd; \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    if (fd < 0 || fd >= MOST) {
        return real_close(fd);
    }
    pthread_mutex_lock(&lock);
    kinds[fd] = UNKNOWN;
    int r = real_close(fd);
    pthread_mutex_unlock(&lock);
    return r;
}

/* dup2 and dup3 give a number another meaning without closing it. */
static int doubled(int fd, int as, int flags, long call) {
    pthread_mutex_lock(&lock);
    int r = (int) syscall(call, fd, as, flags);
    if (r >= 0 && r < MOST) {
        kinds[r] = UNKNOWN;
    }
    pthread_mutex_unlock(&lock);
    return r;
}

int dup2(int fd, int as) {
    return fd == as ? (fcntl(fd, F_GETFD) < 0 ? -1 : fd) : doubled(fd, as, 0, SYS_dup3);
}

int dup3(int fd, int as, int flags) {
    return doubled(fd, as, flags, SYS_dup3);
}

/* The full path of a name that may be below the root; its last part may be missing. */
static int full_path(int at, const char *path, char *out) {
    char dir[PATH_MAX], here[PATH_MAX] = "";
    if (notes < 0 || (path[0] != '/' && at != AT_FDCWD && !path_of(at, here)) || strlen(here) + strlen(path) + 2 > PATH_MAX) {
        return 0;
    }
    snprintf(dir, sizeof dir, "%s%s%s", here, here[0] ? "/" : "", path);
    char *last = strrchr(dir, '/');
    char name[NAME_MAX + 1];
    snprintf(name, sizeof name, "%s", last ? last + 1 : dir);
    if (last) {
        *last = 0;
    }
    if (!realpath(last ? (dir[0] ? dir : "/") : ".", out) || strlen(out) + strlen(name) + 2 > PATH_MAX) {
        return 0;
    }
    strcat(out, "/");
    strcat(out, name);
    return below_root(out) && !left_out(out);
}

/* A second name for what is about to lose its only one; 0 if there is nothing. */
static unsigned keep(const char *path, struct stat *st) {
    if (lstat(path, st) != 0 || !S_ISREG(st->st_mode)) {
        return 0;
    }
    char name[PATH_MAX];
    snprintf(name, sizeof name, "%.*s.%u", PATH_MAX - 16, notes_path, ++kept);
    if (syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, name, 0) != 0) {
        _exit(96);
    }
    return kept;
}

int unlinkat(int at, const char *path, int flags) {
    char full[PATH_MAX];
    struct stat st;
    pthread_mutex_lock(&lock);
    if (!(flags & AT_REMOVEDIR) && full_path(at, path, full)) {
        unsigned link = keep(full, &st);
        if (link) {
            put_note('U', st.st_ino, link, 0, 0, 0, full, strlen(full));
        }
    }
    int r = (int) syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_unlock(&lock);
    return r;
}

int unlink(const char *path) {
    return unlinkat(AT_FDCWD, path, 0);
}

int renameat2(int at, const char *from, int to_at, const char *to, unsigned flags) {
    char old[PATH_MAX], now[PATH_MAX];
    struct stat st, replaced = {0};
    pthread_mutex_lock(&lock);
    int out = full_path(at, from, old), in = full_path(to_at, to, now);
    if (out != in || (out && (flags & ~RENAME_NOREPLACE))) {
        _exit(97); /* from one world into another, or an exchange */
    }
    if (out && lstat(old, &st) == 0 && !((flags & RENAME_NOREPLACE) && lstat(now, &replaced) == 0)) {
        unsigned link = keep(now, &replaced);
        put_note('R', st.st_ino, link, 0, old, strlen(old), now, strlen(now));
    }
    int r = (int) syscall(SYS_renameat2, at, from, to_at, to, flags);
    pthread_mutex_unlock(&lock);
    return r;
}

int renameat(int at, const char *from, int to_at, const char *to) {
    return renameat2(at, from, to_at, to, 0);
}

int rename(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* --- what is not noted --- */

static void not_noted(int fd) {
    pthread_mutex_lock(&lock);
    if (kind(fd) == FILE_) {
        _exit(97);
    }
    pthread_mutex_unlock(&lock);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    not_noted(fd);
    return syscall(SYS_writev, fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    not_noted(fd);
    return syscall(SYS_pwritev, fd, parts, count, offset, 0L);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
    not_noted(out);
    return syscall(SYS_copy_file_range, in, from, out, to, length, flags);
}
