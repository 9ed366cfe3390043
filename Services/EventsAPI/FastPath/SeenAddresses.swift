/// Which addresses were asked for lately: what is asked for once is not hot, and keeping it would push out what is.
///
/// Pure. Bounded by two generations of hashes; that two addresses share one only means that the second is kept a
/// request early.
struct SeenAddresses {
    /// How many a generation holds.
    let capacity: Int
    private var young: Set<Int> = []
    private var old: Set<Int> = []

    init(capacity: Int = 8192) {
        self.capacity = capacity
    }

    /// - Returns: whether it was asked for before.
    mutating func insert(_ address: String) -> Bool {
        let hash = address.hashValue
        if young.contains(hash) { return true }
        if young.count >= capacity {
            old = young
            young.removeAll(keepingCapacity: true)
        }
        young.insert(hash)
        return old.contains(hash)
    }
}
