import CampusCore
import Foundation

/// `zbarimg` of Debian's zbar-tools, which reads barcodes in images.
enum BarcodeReader {
    /// What the symbols say, in their order.
    ///
    /// - Parameter damage: the rows and columns of a square that is painted dark.
    /// - Throws: ``Failure``, also when a symbol cannot be read.
    static func read(_ codes: [QRCode], damage: Range<Int> = 0..<0) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "codes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                print("cannot remove \(folder.path()): \(error)")
            }
        }
        var paths: [String] = []
        for (index, code) in codes.enumerated() {
            let path = folder.appending(path: "\(index).pgm")
            try image(code, damage).write(to: path)
            paths.append(path.path())
        }
        let output = folder.appending(path: "output")
        _ = FileManager.default.createFile(atPath: output.path(), contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"] + paths
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        // Asks now and then instead of blocking a thread that other tests need.
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// A grey map of four pixels a module (netpbm's PGM).
    private static func image(_ code: QRCode, _ damage: Range<Int>) -> Data {
        let (scale, quiet) = (4, 4)
        let width = (code.size + 2 * quiet) * scale
        var data = Data("P5 \(width) \(width) 255\n".utf8)
        for y in 0..<width {
            for x in 0..<width {
                let (row, column) = (y / scale - quiet, x / scale - quiet)
                let isInside = (0..<code.size).contains(row) && (0..<code.size).contains(column)
                let isDark = isInside && (code[row, column] || (damage.contains(row) && damage.contains(column)))
                data.append(isDark ? 0 : 255)
            }
        }
        return data
    }

    struct Failure: Error, CustomStringConvertible {
        let status: Int32

        var description: String {
            status == 127
                ? "there is no zbarimg; install zbar-tools" : "zbarimg ended with \(status): a symbol is not read"
        }
    }
}
