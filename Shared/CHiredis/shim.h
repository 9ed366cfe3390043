#ifndef CAMPUS_CHIREDIS_SHIM_H
#define CAMPUS_CHIREDIS_SHIM_H

// Debian's pkg-config file names the folder itself, other installations its parent.
#if __has_include(<hiredis/hiredis.h>)
#include <hiredis/hiredis.h>
#else
#include <hiredis.h>
#endif

// Swift sees a fixed array in a struct as a tuple of 128 characters.
static inline const char *campus_redis_error_text(const redisContext *context) {
    return context->errstr;
}

#endif
