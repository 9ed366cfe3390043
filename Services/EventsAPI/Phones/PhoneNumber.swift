/// A telephone number as the whole world dials it (ITU-T E.164): a plus, the country, at most 15 digits in all.
enum PhoneNumber {
    /// What people put between digits to read them.
    private static let decoration: Set<Character> = [" ", "-", ".", "(", ")", "/", "\u{A0}"]

    /// The number without what people put between its digits; nil when it is none. No number has fewer than eight
    /// digits with its country, and none begins with 0: that is dialled at home only.
    static func normalised(_ text: String) -> String? {
        let number = String(text.filter { !decoration.contains($0) })
        return number.wholeMatch(of: /\+[1-9][0-9]{7,14}/) == nil ? nil : number
    }
}
