public import CoreMetrics
import Synchronization

/// The process's metrics behind swift-metrics, written in the Prometheus text exposition format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public final class PrometheusRegistry: MetricsFactory, Sendable {
    /// The types of the format that are written here.
    public enum MetricType: String, Sendable {
        case counter, gauge, histogram
    }

    private struct Family {
        let type: MetricType
        var series: [String: any MetricSeries] = [:]
    }

    private let families = Mutex<[String: Family]>([:])

    public init() {}

    /// Every metric as `GET /metrics` answers it, in the order of the names.
    public func exposition() -> String {
        let families = families.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = MetricHelp.texts[name] { text += "# HELP \(name) \(help)\n" }
            text += "# TYPE \(name) \(family.type.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &text)
            }
        }
        return text
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(Self.name(label, suffix: "_total"), .counter, dimensions) { PrometheusCounter() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(Self.name(label), .gauge, dimensions) { PrometheusGauge() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            series(Self.name(label), .histogram, dimensions) { PrometheusHistogram(bounds: PrometheusHistogram.sizes) }
        } else {
            series(Self.name(label), .gauge, dimensions) { PrometheusGauge() }
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(Self.name(label, suffix: "_seconds"), .histogram, dimensions) {
            PrometheusHistogram(bounds: PrometheusHistogram.seconds)
        }
    }

    /// Has a value asked for whenever the metrics are.
    ///
    /// - Parameter name: whole, as it is written.
    public func observe(
        _ name: String,
        _ type: MetricType,
        labels: [(String, String)] = [],
        _ value: @escaping @Sendable () -> Double
    ) {
        _ = series(name, type, labels) { ObservedSeries(value) }
    }

    /// Replaces all series of a gauge, whose labels come and go: few at a time, as the ten most wanted events are.
    public func replace(_ name: String, _ values: [(labels: [(String, String)], value: Double)]) {
        families.withLock { $0[name] = Family(type: .gauge) }
        for (labels, value) in values { observe(name, .gauge, labels: labels) { value } }
    }

    // Other series live as long as the process: a series that vanished and came back would look like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// The series of that name and labels; made once. A name taken by another type gives a series nobody sees,
    /// because the format allows one type a name and metrics must never stop a service.
    private func series<Series: MetricSeries>(
        _ name: String,
        _ type: MetricType,
        _ dimensions: [(String, String)],
        _ make: () -> Series
    ) -> Series {
        let labels = dimensions.sorted { $0.0 < $1.0 }
            .map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        return families.withLock { families in
            if let known = families[name]?.series[labels] as? Series { return known }
            let made = make()
            if families[name, default: Family(type: type)].type == type {
                families[name, default: Family(type: type)].series[labels] = made
            }
            return made
        }
    }

    private static func name(_ label: String, suffix: String = "") -> String {
        let name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
        // No name begins with a digit.
        let valid = name.first?.isNumber == true ? "_" + name : name
        return valid.hasSuffix(suffix) ? valid : valid + suffix
    }

    private static func escaped(_ value: String) -> String {
        // By scalars: CR and LF are one `Character`, as are a quote and a combining mark behind it.
        var text = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text.append(contentsOf: #"\\"#.unicodeScalars)
            case "\"": text.append(contentsOf: #"\""#.unicodeScalars)
            case "\n": text.append(contentsOf: #"\n"#.unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
