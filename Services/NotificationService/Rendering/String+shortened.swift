extension String {
    /// The text, or as much of its beginning as `limit` holds with `ending` behind it; cut between words where one
    /// ends near.
    ///
    /// - Parameter measure: how much of the limit a text takes, which grows with every character.
    func shortened(to limit: Int, ending: String, measure: (String) -> Int) -> String {
        guard measure(self) > limit else { return self }
        let room = limit - measure(ending)
        var kept = self
        // Halving, since a text may be long and its measure is not known by character.
        var (fits, exceeds) = (0, kept.unicodeScalars.count)
        while exceeds - fits > 1 {
            let middle = (fits + exceeds) / 2
            if measure(prefix(scalars: middle)) <= room { fits = middle } else { exceeds = middle }
        }
        kept = prefix(scalars: fits)
        if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) <= 12 {
            kept = String(kept[..<space])
        }
        while let last = kept.last, last == " " || last.isPunctuation { kept.removeLast() }
        return kept + ending
    }

    /// By scalars: what people see as one letter may be longer than any limit.
    private func prefix(scalars count: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
    }
}
