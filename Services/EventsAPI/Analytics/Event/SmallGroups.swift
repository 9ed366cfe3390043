/// Hides how many people are in groups so small that a number would tell of single people.
///
/// Who knows the sum could work out one hidden number from the others, so that larger groups are hidden with it until
/// all that is hidden together is large enough (complementary suppression: Cox, JASA 75, 1980).
enum SmallGroups {
    /// The smallest group whose size is told.
    static let smallest = 5

    /// The sizes in their order; nil for what is hidden. Nobody at all is no secret.
    static func hidden(_ sizes: [Int]) -> [Int?] {
        var shown: [Int?] = sizes.map { $0 == 0 || $0 >= smallest ? $0 : nil }
        var sum = zip(sizes, shown).reduce(0) { $1.1 == nil ? $0 + $1.0 : $0 }
        while sum > 0, sum < smallest || shown.count(where: { $0 == nil }) == 1 {
            let larger = shown.indices.filter { (shown[$0] ?? 0) > 0 }.min { sizes[$0] < sizes[$1] }
            guard let larger else { break }
            sum += sizes[larger]
            shown[larger] = nil
        }
        return shown
    }
}
