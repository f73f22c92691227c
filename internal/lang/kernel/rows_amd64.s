#include "textflag.h"

// See rows.go for what is computed and why in this order.

DATA epsilon<>+0(SB)/4, $0x322bcc77 // float32(1e-8)
GLOBL epsilon<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/8, $0x3ff0000000000000 // float64(1)
GLOBL one<>(SB), RODATA|NOPTR, $8

// Folds the sixteen lanes in Y0 (0-7) and Y1 (8-15) into the first number of X0.
#define FOLD \
	VADDPS       Y1, Y0, Y0; \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS       X1, X0, X0; \
	VPERMILPS    $0x0E, X0, X1; \
	VADDPS       X1, X0, X0; \
	VPERMILPS    $0x01, X0, X1; \
	VADDSS       X1, X0, X0

// func normalizeNarrow(dst, z, residual, scale, shift *float32, n int)
TEXT ·normalizeNarrow(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), SI
	MOVQ residual+16(FP), DX
	MOVQ scale+24(FP), R8
	MOVQ shift+32(FP), R9
	MOVQ n+40(FP), CX
	VCVTSI2SSQ CX, X15, X15
	SHLQ $2, CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	XORQ AX, AX

sum:
	VADDPS (SI)(AX*1), Y0, Y0
	VADDPS 32(SI)(AX*1), Y1, Y1
	ADDQ $64, AX
	CMPQ AX, CX
	JLT  sum
	FOLD
	VDIVSS X15, X0, X0
	VBROADCASTSS X0, Y14 // mean
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	XORQ AX, AX

square:
	VMOVUPS (SI)(AX*1), Y2
	VMOVUPS 32(SI)(AX*1), Y3
	VSUBPS Y14, Y2, Y2
	VSUBPS Y14, Y3, Y3
	VMULPS Y2, Y2, Y2
	VMULPS Y3, Y3, Y3
	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y1, Y1
	ADDQ $64, AX
	CMPQ AX, CX
	JLT  square
	FOLD
	VDIVSS X15, X0, X0
	VADDSS epsilon<>(SB), X0, X0
	VCVTSS2SD X0, X0, X0
	VSQRTSD X0, X0, X0
	VMOVSD one<>(SB), X1
	VDIVSD X0, X1, X0
	VCVTSD2SS X0, X0, X0
	VBROADCASTSS X0, Y13 // 1/sqrt(variance + epsilon)
	XORQ AX, AX

write:
	VMOVUPS (SI)(AX*1), Y2
	VMOVUPS 32(SI)(AX*1), Y3
	VSUBPS Y14, Y2, Y2
	VSUBPS Y14, Y3, Y3
	VMULPS Y13, Y2, Y2
	VMULPS Y13, Y3, Y3
	VMULPS (R8)(AX*1), Y2, Y2
	VMULPS 32(R8)(AX*1), Y3, Y3
	VADDPS (R9)(AX*1), Y2, Y2
	VADDPS 32(R9)(AX*1), Y3, Y3
	VADDPS (DX)(AX*1), Y2, Y2
	VADDPS 32(DX)(AX*1), Y3, Y3
	VMOVUPS Y2, (DI)(AX*1)
	VMOVUPS Y3, 32(DI)(AX*1)
	ADDQ $64, AX
	CMPQ AX, CX
	JLT  write
	VZEROUPPER
	RET

// func addNarrow(dst, row *float32, n int)
TEXT ·addNarrow(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX
	SHLQ $2, CX
	XORQ AX, AX

loop:
	VMOVUPS (DI)(AX*1), Y0
	VMOVUPS 32(DI)(AX*1), Y1
	VADDPS (SI)(AX*1), Y0, Y0
	VADDPS 32(SI)(AX*1), Y1, Y1
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	ADDQ $64, AX
	CMPQ AX, CX
	JLT  loop
	VZEROUPPER
	RET

// func biasedMaxNarrow(dst, sum, bias *float32, n int)
TEXT ·biasedMaxNarrow(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ sum+8(FP), SI
	MOVQ bias+16(FP), DX
	MOVQ n+24(FP), CX
	SHLQ $2, CX
	LEAQ (SI)(CX*1), R8
	LEAQ (DX)(CX*1), R9
	XORQ AX, AX

loop:
	VMOVUPS (SI)(AX*1), Y0
	VMOVUPS (R8)(AX*1), Y1
	VADDPS (DX)(AX*1), Y0, Y0
	VADDPS (R9)(AX*1), Y1, Y1
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JLT  loop
	VZEROUPPER
	RET
