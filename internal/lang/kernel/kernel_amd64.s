#include "textflag.h"

// Every tile runs one chain of fused multiply-adds per output, in the order of k. See kernel.go.

// ---- AVX-512: eight rows by 48 columns, 24 sums in Z0-Z23, three columns of weights in Z24-Z26 ----

#define WIDE_ROW(addr, a, b, c) \
	VBROADCASTSS addr, Z27; \
	VFMADD231PS  Z24, Z27, a; \
	VFMADD231PS  Z25, Z27, b; \
	VFMADD231PS  Z26, Z27, c

#define WIDE_START(a, b, c) \
	VMOVAPS Z24, a; \
	VMOVAPS Z25, b; \
	VMOVAPS Z26, c

// Sums all eight rows. SI, R11 are rows 0 and 4; R9, R10 once and three times the stride.
#define WIDE_SUM8 \
	LEAQ    (R9)(R9*2), R10; \
	LEAQ    (SI)(R9*4), R11; \
	VMOVUPS (BX), Z24; \
	VMOVUPS 64(BX), Z25; \
	VMOVUPS 128(BX), Z26; \
	WIDE_START(Z0, Z1, Z2); \
	WIDE_START(Z3, Z4, Z5); \
	WIDE_START(Z6, Z7, Z8); \
	WIDE_START(Z9, Z10, Z11); \
	WIDE_START(Z12, Z13, Z14); \
	WIDE_START(Z15, Z16, Z17); \
	WIDE_START(Z18, Z19, Z20); \
	WIDE_START(Z21, Z22, Z23); \
loop: \
	VMOVUPS (DX), Z24; \
	VMOVUPS 64(DX), Z25; \
	VMOVUPS 128(DX), Z26; \
	WIDE_ROW((SI), Z0, Z1, Z2); \
	WIDE_ROW((SI)(R9*1), Z3, Z4, Z5); \
	WIDE_ROW((SI)(R9*2), Z6, Z7, Z8); \
	WIDE_ROW((SI)(R10*1), Z9, Z10, Z11); \
	WIDE_ROW((R11), Z12, Z13, Z14); \
	WIDE_ROW((R11)(R9*1), Z15, Z16, Z17); \
	WIDE_ROW((R11)(R9*2), Z18, Z19, Z20); \
	WIDE_ROW((R11)(R10*1), Z21, Z22, Z23); \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	ADDQ $4, R11; \
	DECQ CX; \
	JNZ  loop

#define WIDE_STORE(a, b, c) \
	VMOVUPS a, (DI); \
	VMOVUPS b, 64(DI); \
	VMOVUPS c, 128(DI); \
	ADDQ    R8, DI

#define WIDE_GREATEST(a, b, c) \
	VMAXPS  b, a, a; \
	VMAXPS  c, a, a; \
	VMOVUPS a, (DI); \
	ADDQ    R8, DI

// func productWide8(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·productWide8(SB), NOSPLIT, $0-56
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ bias+40(FP), BX
	MOVQ in+48(FP), CX
	MOVQ dst+0(FP), DI
	MOVQ dstStride+8(FP), R8
	WIDE_SUM8
	WIDE_STORE(Z0, Z1, Z2)
	WIDE_STORE(Z3, Z4, Z5)
	WIDE_STORE(Z6, Z7, Z8)
	WIDE_STORE(Z9, Z10, Z11)
	WIDE_STORE(Z12, Z13, Z14)
	WIDE_STORE(Z15, Z16, Z17)
	WIDE_STORE(Z18, Z19, Z20)
	WIDE_STORE(Z21, Z22, Z23)
	VZEROUPPER
	RET

// func maxoutWide8(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·maxoutWide8(SB), NOSPLIT, $0-56
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ bias+40(FP), BX
	MOVQ in+48(FP), CX
	MOVQ dst+0(FP), DI
	MOVQ dstStride+8(FP), R8
	WIDE_SUM8
	WIDE_GREATEST(Z0, Z1, Z2)
	WIDE_GREATEST(Z3, Z4, Z5)
	WIDE_GREATEST(Z6, Z7, Z8)
	WIDE_GREATEST(Z9, Z10, Z11)
	WIDE_GREATEST(Z12, Z13, Z14)
	WIDE_GREATEST(Z15, Z16, Z17)
	WIDE_GREATEST(Z18, Z19, Z20)
	WIDE_GREATEST(Z21, Z22, Z23)
	VZEROUPPER
	RET

#define WIDE_SUM1 \
	VMOVUPS (BX), Z0; \
	VMOVUPS 64(BX), Z1; \
	VMOVUPS 128(BX), Z2; \
loop: \
	VBROADCASTSS (SI), Z27; \
	VFMADD231PS  (DX), Z27, Z0; \
	VFMADD231PS  64(DX), Z27, Z1; \
	VFMADD231PS  128(DX), Z27, Z2; \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ  loop

// func productWide1(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·productWide1(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	WIDE_SUM1
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VMOVUPS Z2, 128(DI)
	VZEROUPPER
	RET

// func maxoutWide1(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·maxoutWide1(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	WIDE_SUM1
	VMAXPS  Z1, Z0, Z0
	VMAXPS  Z2, Z0, Z0
	VMOVUPS Z0, (DI)
	VZEROUPPER
	RET

// One row by three panels, so that nine chains run beside each other. R8 is the size of a panel.
#define WIDE_SUM3 \
	VMOVUPS (BX), Z0; \
	VMOVUPS 64(BX), Z1; \
	VMOVUPS 128(BX), Z2; \
	VMOVUPS 192(BX), Z3; \
	VMOVUPS 256(BX), Z4; \
	VMOVUPS 320(BX), Z5; \
	VMOVUPS 384(BX), Z6; \
	VMOVUPS 448(BX), Z7; \
	VMOVUPS 512(BX), Z8; \
loop: \
	VBROADCASTSS (SI), Z27; \
	VFMADD231PS  (DX), Z27, Z0; \
	VFMADD231PS  64(DX), Z27, Z1; \
	VFMADD231PS  128(DX), Z27, Z2; \
	VFMADD231PS  (DX)(R8*1), Z27, Z3; \
	VFMADD231PS  64(DX)(R8*1), Z27, Z4; \
	VFMADD231PS  128(DX)(R8*1), Z27, Z5; \
	VFMADD231PS  (DX)(R8*2), Z27, Z6; \
	VFMADD231PS  64(DX)(R8*2), Z27, Z7; \
	VFMADD231PS  128(DX)(R8*2), Z27, Z8; \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ  loop

// func productWide3(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·productWide3(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	MOVQ CX, R8
	IMULQ $192, R8
	WIDE_SUM3
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VMOVUPS Z2, 128(DI)
	VMOVUPS Z3, 192(DI)
	VMOVUPS Z4, 256(DI)
	VMOVUPS Z5, 320(DI)
	VMOVUPS Z6, 384(DI)
	VMOVUPS Z7, 448(DI)
	VMOVUPS Z8, 512(DI)
	VZEROUPPER
	RET

// func maxoutWide3(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·maxoutWide3(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	MOVQ CX, R8
	IMULQ $192, R8
	WIDE_SUM3
	VMAXPS  Z1, Z0, Z0
	VMAXPS  Z2, Z0, Z0
	VMAXPS  Z4, Z3, Z3
	VMAXPS  Z5, Z3, Z3
	VMAXPS  Z7, Z6, Z6
	VMAXPS  Z8, Z6, Z6
	VMOVUPS Z0, (DI)
	VMOVUPS Z3, 64(DI)
	VMOVUPS Z6, 128(DI)
	VZEROUPPER
	RET

// ---- AVX2 and FMA: four rows by 24 columns, twice for a panel; sums in Y0-Y11, weights in Y12-Y14 ----

#define NARROW_ROW(addr, a, b, c) \
	VBROADCASTSS addr, Y15; \
	VFMADD231PS  Y12, Y15, a; \
	VFMADD231PS  Y13, Y15, b; \
	VFMADD231PS  Y14, Y15, c

// Sums the columns at byte off of each of the three pieces. SI is row 0, R9 and R10 once and
// three times the stride; R11, R12, R13 keep x, w and in for the second time, AX keeps dst.
#define NARROW_SUM4(off, again) \
	MOVQ    R11, SI; \
	MOVQ    R12, DX; \
	MOVQ    R13, CX; \
	VMOVUPS (off+0)(BX), Y0; \
	VMOVUPS (off+64)(BX), Y1; \
	VMOVUPS (off+128)(BX), Y2; \
	VMOVAPS Y0, Y3; \
	VMOVAPS Y1, Y4; \
	VMOVAPS Y2, Y5; \
	VMOVAPS Y0, Y6; \
	VMOVAPS Y1, Y7; \
	VMOVAPS Y2, Y8; \
	VMOVAPS Y0, Y9; \
	VMOVAPS Y1, Y10; \
	VMOVAPS Y2, Y11; \
again: \
	VMOVUPS (off+0)(DX), Y12; \
	VMOVUPS (off+64)(DX), Y13; \
	VMOVUPS (off+128)(DX), Y14; \
	NARROW_ROW((SI), Y0, Y1, Y2); \
	NARROW_ROW((SI)(R9*1), Y3, Y4, Y5); \
	NARROW_ROW((SI)(R9*2), Y6, Y7, Y8); \
	NARROW_ROW((SI)(R10*1), Y9, Y10, Y11); \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ  again

#define NARROW_STORE(off, a, b, c) \
	VMOVUPS a, (off+0)(DI); \
	VMOVUPS b, (off+64)(DI); \
	VMOVUPS c, (off+128)(DI); \
	ADDQ    R8, DI

#define NARROW_GREATEST(off, a, b, c) \
	VMAXPS  b, a, a; \
	VMAXPS  c, a, a; \
	VMOVUPS a, (off)(DI); \
	ADDQ    R8, DI

// func productNarrow4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·productNarrow4(SB), NOSPLIT, $0-56
	MOVQ x+16(FP), R11
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), R12
	MOVQ bias+40(FP), BX
	MOVQ in+48(FP), R13
	MOVQ dst+0(FP), AX
	MOVQ dstStride+8(FP), R8
	LEAQ (R9)(R9*2), R10
	MOVQ AX, DI
	NARROW_SUM4(0, lower)
	NARROW_STORE(0, Y0, Y1, Y2)
	NARROW_STORE(0, Y3, Y4, Y5)
	NARROW_STORE(0, Y6, Y7, Y8)
	NARROW_STORE(0, Y9, Y10, Y11)
	MOVQ AX, DI
	NARROW_SUM4(32, upper)
	NARROW_STORE(32, Y0, Y1, Y2)
	NARROW_STORE(32, Y3, Y4, Y5)
	NARROW_STORE(32, Y6, Y7, Y8)
	NARROW_STORE(32, Y9, Y10, Y11)
	VZEROUPPER
	RET

// func maxoutNarrow4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·maxoutNarrow4(SB), NOSPLIT, $0-56
	MOVQ x+16(FP), R11
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), R12
	MOVQ bias+40(FP), BX
	MOVQ in+48(FP), R13
	MOVQ dst+0(FP), AX
	MOVQ dstStride+8(FP), R8
	LEAQ (R9)(R9*2), R10
	MOVQ AX, DI
	NARROW_SUM4(0, lower)
	NARROW_GREATEST(0, Y0, Y1, Y2)
	NARROW_GREATEST(0, Y3, Y4, Y5)
	NARROW_GREATEST(0, Y6, Y7, Y8)
	NARROW_GREATEST(0, Y9, Y10, Y11)
	MOVQ AX, DI
	NARROW_SUM4(32, upper)
	NARROW_GREATEST(32, Y0, Y1, Y2)
	NARROW_GREATEST(32, Y3, Y4, Y5)
	NARROW_GREATEST(32, Y6, Y7, Y8)
	NARROW_GREATEST(32, Y9, Y10, Y11)
	VZEROUPPER
	RET

#define NARROW_SUM1 \
	VMOVUPS (BX), Y0; \
	VMOVUPS 32(BX), Y1; \
	VMOVUPS 64(BX), Y2; \
	VMOVUPS 96(BX), Y3; \
	VMOVUPS 128(BX), Y4; \
	VMOVUPS 160(BX), Y5; \
loop: \
	VBROADCASTSS (SI), Y15; \
	VFMADD231PS  (DX), Y15, Y0; \
	VFMADD231PS  32(DX), Y15, Y1; \
	VFMADD231PS  64(DX), Y15, Y2; \
	VFMADD231PS  96(DX), Y15, Y3; \
	VFMADD231PS  128(DX), Y15, Y4; \
	VFMADD231PS  160(DX), Y15, Y5; \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ  loop

// func productNarrow1(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·productNarrow1(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	NARROW_SUM1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VMOVUPS Y4, 128(DI)
	VMOVUPS Y5, 160(DI)
	VZEROUPPER
	RET

// func maxoutNarrow1(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·maxoutNarrow1(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	NARROW_SUM1
	VMAXPS  Y2, Y0, Y0
	VMAXPS  Y4, Y0, Y0
	VMAXPS  Y3, Y1, Y1
	VMAXPS  Y5, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// One row by two panels, twelve chains. R8 is the size of a panel.
#define NARROW_SUM2 \
	VMOVUPS 0(BX), Y0; \
	VMOVUPS 32(BX), Y1; \
	VMOVUPS 64(BX), Y2; \
	VMOVUPS 96(BX), Y3; \
	VMOVUPS 128(BX), Y4; \
	VMOVUPS 160(BX), Y5; \
	VMOVUPS 192(BX), Y6; \
	VMOVUPS 224(BX), Y7; \
	VMOVUPS 256(BX), Y8; \
	VMOVUPS 288(BX), Y9; \
	VMOVUPS 320(BX), Y10; \
	VMOVUPS 352(BX), Y11; \
loop: \
	VBROADCASTSS (SI), Y15; \
	VFMADD231PS  0(DX), Y15, Y0; \
	VFMADD231PS  32(DX), Y15, Y1; \
	VFMADD231PS  64(DX), Y15, Y2; \
	VFMADD231PS  96(DX), Y15, Y3; \
	VFMADD231PS  128(DX), Y15, Y4; \
	VFMADD231PS  160(DX), Y15, Y5; \
	VFMADD231PS  0(DX)(R8*1), Y15, Y6; \
	VFMADD231PS  32(DX)(R8*1), Y15, Y7; \
	VFMADD231PS  64(DX)(R8*1), Y15, Y8; \
	VFMADD231PS  96(DX)(R8*1), Y15, Y9; \
	VFMADD231PS  128(DX)(R8*1), Y15, Y10; \
	VFMADD231PS  160(DX)(R8*1), Y15, Y11; \
	ADDQ $192, DX; \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ  loop

// func productNarrow2(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·productNarrow2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	MOVQ CX, R8
	IMULQ $192, R8
	NARROW_SUM2
	VMOVUPS Y0, 0(DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VMOVUPS Y4, 128(DI)
	VMOVUPS Y5, 160(DI)
	VMOVUPS Y6, 192(DI)
	VMOVUPS Y7, 224(DI)
	VMOVUPS Y8, 256(DI)
	VMOVUPS Y9, 288(DI)
	VMOVUPS Y10, 320(DI)
	VMOVUPS Y11, 352(DI)
	VZEROUPPER
	RET

// func maxoutNarrow2(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·maxoutNarrow2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ in+32(FP), CX
	MOVQ CX, R8
	IMULQ $192, R8
	NARROW_SUM2
	VMAXPS  Y2, Y0, Y0
	VMAXPS  Y4, Y0, Y0
	VMAXPS  Y3, Y1, Y1
	VMAXPS  Y5, Y1, Y1
	VMAXPS  Y8, Y6, Y6
	VMAXPS  Y10, Y6, Y6
	VMAXPS  Y9, Y7, Y7
	VMAXPS  Y11, Y7, Y7
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y6, 64(DI)
	VMOVUPS Y7, 96(DI)
	VZEROUPPER
	RET
