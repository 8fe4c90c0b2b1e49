/*
** SQLite as one translation unit, with what a build option alone cannot leave out.
**
** Without its date functions (4 KB of download; our SQL counts in milliseconds) SQLite still wants CURRENT_TIMESTAMP and
** formats it with the C library's gmtime and strftime, which bring 7 KB of JavaScript. It takes "no such time" for an
** answer, and then CURRENT_TIMESTAMP is NULL: a column that it defaults fails at once if it is NOT NULL.
*/
#include <time.h>
#define gmtime(seconds) 0

#include "sqlite3.c"
