/*
 * Remembers what a power cut would take back. Preloaded into a process, it lets each write to a database file through and
 * notes before it what stood there; a sync that came back clears the past of its file. PowerCut.java reads the notes when
 * the process is dead and takes back what no sync had made durable.
 *
 * Files are watched by name: below POWERCUT_DIR, ending in .db, -wal, -journal or .log. One lock over all, so that a write
 * never falls between a sync and the note of it. The shared-memory index of SQLite is mapped and not written, and rebuilt
 * after each crash: PowerCut.java deletes it.
 *
 * Part of Toàn Cảnh, GPL-3.0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
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
#include <unistd.h>

#define MOST 4096

enum { UNKNOWN = 0, NO = 1, YES = 2 };

struct note {
    uint64_t type; /* 'W' write, 'T' truncate, 'S' sync */
    uint64_t path_length;
    uint64_t offset;
    uint64_t length;   /* of what is written; for 'T' 0 */
    uint64_t old_size; /* of the file */
    uint64_t old_length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[MOST];
static char *paths[MOST];
static char root[PATH_MAX];
static int notes = -1;

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
    if (dir && file && realpath(dir, root)) {
        notes = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

static int ends(const char *s, const char *with) {
    size_t a = strlen(s), b = strlen(with);
    return a >= b && strcmp(s + a - b, with) == 0;
}

static int is_watched(int fd) {
    if (notes < 0 || fd < 0 || fd >= MOST || fd == notes) {
        return 0;
    }
    if (watched[fd] == UNKNOWN) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, path, sizeof path - 1);
        watched[fd] = NO;
        if (n > 0) {
            path[n] = 0;
            if (strncmp(path, root, strlen(root)) == 0
                && (ends(path, ".db") || ends(path, "-wal") || ends(path, "-journal") || ends(path, ".log"))) {
                free(paths[fd]);
                paths[fd] = strdup(path);
                watched[fd] = YES;
            }
        }
    }
    return watched[fd] == YES;
}

static void put(const void *data, size_t length) {
    const char *p = data;
    while (length > 0) {
        long n = syscall(SYS_write, notes, p, length);
        if (n <= 0) {
            _exit(99); /* without notes the test would prove nothing */
        }
        p += n;
        length -= (size_t) n;
    }
}

/* What stands at [offset, offset + length) now, then what comes there. */
static void note(char type, int fd, off_t offset, size_t length, const void *data) {
    struct stat st;
    memset(&st, 0, sizeof st);
    fstat(fd, &st);
    uint64_t end = type == 'T' ? (uint64_t) st.st_size : (uint64_t) offset + length;
    if (end > (uint64_t) st.st_size) {
        end = (uint64_t) st.st_size;
    }
    uint64_t old = type != 'S' && end > (uint64_t) offset ? end - (uint64_t) offset : 0;
    struct note n = {(uint64_t) type, strlen(paths[fd]), (uint64_t) offset, data ? length : 0, (uint64_t) st.st_size, old};
    char *bytes = malloc(old + 1);
    /* The descriptor may be for writing alone. */
    int reading = (int) syscall(SYS_openat, AT_FDCWD, paths[fd], O_RDONLY | O_CLOEXEC, 0); /* not ours: we hold the lock */
    uint64_t got = 0;
    while (old > got) {
        ssize_t r = pread(reading, bytes + got, old - got, (off_t) ((uint64_t) offset + got));
        if (r <= 0) {
            _exit(98);
        }
        got += (uint64_t) r;
    }
    if (reading >= 0) {
        syscall(SYS_close, reading);
    }
    put(&n, sizeof n);
    put(paths[fd], n.path_length);
    put(bytes, old);
    if (data) {
        put(data, length);
    }
    free(bytes);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    if (is_watched(fd)) {
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
    if (notes < 0 || fd < 0 || fd >= MOST || watched[fd] == NO) {
        return real_write(fd, data, length);
    }
    pthread_mutex_lock(&lock);
    if (is_watched(fd)) {
        int appends = fcntl(fd, F_GETFL) & O_APPEND;
        note('W', fd, lseek(fd, 0, appends ? SEEK_END : SEEK_CUR), length, data);
    }
    ssize_t n = real_write(fd, data, length);
    pthread_mutex_unlock(&lock);
    return n;
}

static int synced(int fd, int (*real)(int)) {
    pthread_mutex_lock(&lock);
    int r = real(fd);
    if (r == 0 && is_watched(fd)) {
        note('S', fd, 0, 0, 0);
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

int ftruncate64(int fd, off_t length) {
    pthread_mutex_lock(&lock);
    if (is_watched(fd)) {
        note('T', fd, length, 0, 0);
    }
    int r = real_ftruncate(fd, length);
    pthread_mutex_unlock(&lock);
    return r;
}

int ftruncate(int fd, off_t length) {
    return ftruncate64(fd, length);
}

/* A number that is used again may have been closed where we did not see it. */
static int opened(int fd) {
    if (fd >= 0 && fd < MOST) {
        pthread_mutex_lock(&lock);
        watched[fd] = UNKNOWN;
        pthread_mutex_unlock(&lock);
    }
    return fd;
}

static int open_now(int at, const char *path, int flags, va_list more) {
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    long fd = syscall(SYS_openat, at, path, flags, mode);
    return opened((int) fd);
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
    watched[fd] = UNKNOWN;
    int r = real_close(fd);
    pthread_mutex_unlock(&lock);
    return r;
}
