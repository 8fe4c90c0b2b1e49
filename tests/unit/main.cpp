// The entry of the native test binaries. Tests are compiled like the product, without run-time type information,
// but with exceptions: doctest's REQUIRE ends a case by one.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
