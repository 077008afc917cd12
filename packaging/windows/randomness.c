/* Stands in for bcryptprimitives.dll, which Go's runtime loads and Wine 8 lacks.
   For packaging/windows/check alone; it is in no package. */
#include <stddef.h>
unsigned char __stdcall SystemFunction036(void *buffer, unsigned long length); /* advapi32: RtlGenRandom */

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, size_t length) {
	while (length > 0) {
		unsigned long n = length > 1 << 20 ? 1 << 20 : (unsigned long)length;
		if (!SystemFunction036(buffer, n)) return 0;
		buffer += n, length -= n;
	}
	return 1;
}
