import Foundation

/// Which build runs, as whoever builds the image writes into its environment.
public enum ServiceVersion {
    public static let variable = ConfigurationVariable("SERVICE_VERSION", default: "development", "which build this is")

    public static let text =
        ProcessInfo.processInfo.environment[variable.name].flatMap { $0.isEmpty ? nil : $0 }
        ?? variable.defaultValue ?? ""
}
