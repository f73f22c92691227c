package kernel

func kernels() []implementation {
	return []implementation{{"portable", productPortable, maxoutPortable}, {"NEON", product, maxout}}
}
