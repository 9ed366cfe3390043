import Foundation

/// The standard output, read by the program that started this one.
enum Output {
    /// In one piece and at once: the reader must not miss what was said before a kill.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
