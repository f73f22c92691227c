package kernel

func kernels() []implementation {
	all := []implementation{{"portable", productPortable, maxoutPortable}}
	if narrow {
		all = append(all, implementation{"AVX2", productNarrow, maxoutNarrow})
	}
	if wide {
		all = append(all, implementation{"AVX-512", productWide, maxoutWide})
	}
	return all
}
