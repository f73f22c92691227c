//go:build !amd64 && !arm64

package kernel

func kernels() []implementation {
	return []implementation{{"portable", productPortable, maxoutPortable}}
}
