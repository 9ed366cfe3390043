extension Array {
    /// The elements in slices of `size`, the last one being shorter; none for an empty array.
    func batches(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
