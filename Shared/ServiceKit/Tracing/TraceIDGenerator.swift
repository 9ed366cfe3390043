import Synchronization

/// Numbers for the ids of traces and requests, which must differ and need not be secret: SplitMix64 (Steele, Lea and
/// Flood, "Fast splittable pseudorandom number generators", 2014) from a random start.
///
/// The system's generator is a call of the kernel each time, which is felt at ten thousand requests a second. One
/// sequence a process; may be used from any thread.
struct TraceIDGenerator: RandomNumberGenerator {
    private static let state = Atomic<UInt64>(UInt64.random(in: 0...UInt64.max))

    mutating func next() -> UInt64 {
        var bits = Self.state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
