#include "textflag.h"

// Every tile runs one chain of fused multiply-adds per output, in the order of k. See kernel.go.
// Four rows by 24 columns (eight of each of the three pieces), twice for a panel: sums in V0-V23, weights in
// V24-V29, the rows' numbers one after the other in V30.

#define ROW(x, a, b, c, d, e, f) \
	VLD1R.P 4(x), [V30.S4]; \
	VFMLA V24.S4, V30.S4, a.S4; \
	VFMLA V25.S4, V30.S4, b.S4; \
	VFMLA V26.S4, V30.S4, c.S4; \
	VFMLA V27.S4, V30.S4, d.S4; \
	VFMLA V28.S4, V30.S4, e.S4; \
	VFMLA V29.S4, V30.S4, f.S4

#define START(a, b, c, d, e, f) \
	VMOV V24.B16, a.B16; \
	VMOV V25.B16, b.B16; \
	VMOV V26.B16, c.B16; \
	VMOV V27.B16, d.B16; \
	VMOV V28.B16, e.B16; \
	VMOV V29.B16, f.B16

// R1 x, R2 stride of x, R3 weights, R4 bias, R5 in; uses R6-R13. The lanes begin at byte off.
#define SUM4(off, again) \
	ADD $(off), R4, R6; \
	VLD1 (R6), [V24.S4, V25.S4]; \
	ADD $64, R6, R6; \
	VLD1 (R6), [V26.S4, V27.S4]; \
	ADD $64, R6, R6; \
	VLD1 (R6), [V28.S4, V29.S4]; \
	START(V0, V1, V2, V3, V4, V5); \
	START(V6, V7, V8, V9, V10, V11); \
	START(V12, V13, V14, V15, V16, V17); \
	START(V18, V19, V20, V21, V22, V23); \
	MOVD R1, R6; \
	ADD R2, R6, R7; \
	ADD R2, R7, R8; \
	ADD R2, R8, R9; \
	ADD $(off), R3, R10; \
	ADD $64, R10, R11; \
	ADD $64, R11, R12; \
	MOVD R5, R13; \
	MOVD $192, R14; \
again: \
	VLD1.P (R10)(R14), [V24.S4, V25.S4]; \
	VLD1.P (R11)(R14), [V26.S4, V27.S4]; \
	VLD1.P (R12)(R14), [V28.S4, V29.S4]; \
	ROW(R6, V0, V1, V2, V3, V4, V5); \
	ROW(R7, V6, V7, V8, V9, V10, V11); \
	ROW(R8, V12, V13, V14, V15, V16, V17); \
	ROW(R9, V18, V19, V20, V21, V22, V23); \
	SUBS $1, R13, R13; \
	BNE again

// R0 dst, R15 its stride; R6 walks.
#define STORE(a, b, c, d, e, f) \
	VST1 [a.S4, b.S4], (R6); \
	ADD $64, R6, R7; \
	VST1 [c.S4, d.S4], (R7); \
	ADD $64, R7, R7; \
	VST1 [e.S4, f.S4], (R7); \
	ADD R15, R6, R6

// func productNeon4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·productNeon4(SB), NOSPLIT, $0-56
	MOVD dst+0(FP), R0
	MOVD dstStride+8(FP), R15
	MOVD x+16(FP), R1
	MOVD xStride+24(FP), R2
	MOVD w+32(FP), R3
	MOVD bias+40(FP), R4
	MOVD in+48(FP), R5
	SUM4(0, lower)
	MOVD R0, R6
	STORE(V0, V1, V2, V3, V4, V5)
	STORE(V6, V7, V8, V9, V10, V11)
	STORE(V12, V13, V14, V15, V16, V17)
	STORE(V18, V19, V20, V21, V22, V23)
	SUM4(32, upper)
	ADD $32, R0, R6
	STORE(V0, V1, V2, V3, V4, V5)
	STORE(V6, V7, V8, V9, V10, V11)
	STORE(V12, V13, V14, V15, V16, V17)
	STORE(V18, V19, V20, V21, V22, V23)
	RET

// FMAX Vd.4S, Vn.4S, Vm.4S, which the assembler does not know.
#define FMAX(d, n, m) WORD $(0x4E20F400 | (m<<16) | (n<<5) | d)

// Keeps the greatest of the pieces in registers a, a+2, a+4 and a+1, a+3, a+5.
#define GREATEST(a) \
	FMAX((a), (a), (a+2)); \
	FMAX((a), (a), (a+4)); \
	FMAX((a+1), (a+1), (a+3)); \
	FMAX((a+1), (a+1), (a+5))

#define KEEP(a, b) \
	VST1 [a.S4, b.S4], (R6); \
	ADD R15, R6, R6

// func maxoutNeon4(dst *float32, dstStride int, x *float32, xStride int, w *float32, bias *float32, in int)
TEXT ·maxoutNeon4(SB), NOSPLIT, $0-56
	MOVD dst+0(FP), R0
	MOVD dstStride+8(FP), R15
	MOVD x+16(FP), R1
	MOVD xStride+24(FP), R2
	MOVD w+32(FP), R3
	MOVD bias+40(FP), R4
	MOVD in+48(FP), R5
	SUM4(0, lower)
	GREATEST(0)
	GREATEST(6)
	GREATEST(12)
	GREATEST(18)
	MOVD R0, R6
	KEEP(V0, V1)
	KEEP(V6, V7)
	KEEP(V12, V13)
	KEEP(V18, V19)
	SUM4(32, upper)
	GREATEST(0)
	GREATEST(6)
	GREATEST(12)
	GREATEST(18)
	ADD $32, R0, R6
	KEEP(V0, V1)
	KEEP(V6, V7)
	KEEP(V12, V13)
	KEEP(V18, V19)
	RET

// func productNeon1(dst *float32, x *float32, w *float32, bias *float32, in int)
TEXT ·productNeon1(SB), NOSPLIT, $0-40
	MOVD dst+0(FP), R0
	MOVD x+8(FP), R1
	MOVD w+16(FP), R3
	MOVD bias+24(FP), R4
	MOVD in+32(FP), R5
	VLD1.P 64(R4), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R4), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R4), [V8.S4, V9.S4, V10.S4, V11.S4]

loop:
	VLD1.P 64(R3), [V12.S4, V13.S4, V14.S4, V15.S4]
	VLD1.P 64(R3), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R3), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1R.P 4(R1), [V30.S4]
	VFMLA V12.S4, V30.S4, V0.S4
	VFMLA V13.S4, V30.S4, V1.S4
	VFMLA V14.S4, V30.S4, V2.S4
	VFMLA V15.S4, V30.S4, V3.S4
	VFMLA V16.S4, V30.S4, V4.S4
	VFMLA V17.S4, V30.S4, V5.S4
	VFMLA V18.S4, V30.S4, V6.S4
	VFMLA V19.S4, V30.S4, V7.S4
	VFMLA V20.S4, V30.S4, V8.S4
	VFMLA V21.S4, V30.S4, V9.S4
	VFMLA V22.S4, V30.S4, V10.S4
	VFMLA V23.S4, V30.S4, V11.S4
	SUBS $1, R5, R5
	BNE  loop
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	RET
