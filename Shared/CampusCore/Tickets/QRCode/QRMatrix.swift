/// The modules of a symbol while it is drawn.
struct QRMatrix: Equatable, Sendable {
    let size: Int
    private var darkness: [Bool]
    /// Where patterns and information lie, and no data.
    private var reservations: [Bool]

    /// All light and free.
    init(size: Int) {
        self.size = size
        darkness = Array(repeating: false, count: size * size)
        reservations = darkness
    }

    /// Whether the module is dark.
    subscript(row: Int, column: Int) -> Bool { darkness[row * size + column] }

    /// Draws a module that no data may take.
    mutating func reserve(_ row: Int, _ column: Int, dark isDark: Bool) {
        darkness[row * size + column] = isDark
        reservations[row * size + column] = true
    }

    /// Places the codewords' bits where data may lie: in pairs of columns from the right, upwards and downwards in
    /// turn (ISO/IEC 18004 §7.7.3). What remains is light.
    mutating func place(_ codewords: [UInt8]) {
        var next = 0
        var isUpwards = true
        // The column of the timing pattern is in no pair.
        for right in stride(from: size - 1, through: 8, by: -2).map({ $0 }) + [5, 3, 1] {
            for row in isUpwards ? Array((0..<size).reversed()) : Array(0..<size) {
                for column in [right, right - 1] where !reservations[row * size + column] {
                    guard next < 8 * codewords.count else { return }
                    darkness[row * size + column] = codewords[next / 8] << UInt8(next % 8) & 0x80 != 0
                    next += 1
                }
            }
            isUpwards.toggle()
        }
    }

    /// Lays the mask over the data.
    mutating func apply(_ mask: QRMask) {
        for row in 0..<size {
            for column in 0..<size where !reservations[row * size + column] && mask.inverts(row: row, column: column) {
                darkness[row * size + column].toggle()
            }
        }
    }
}
