import SchemagenHistory

/// How fast a database goes through the bytes of tables, and who says so.
public struct Throughput: Sendable, Hashable {
    /// Fewer bytes tell what a transaction costs, and nothing of rows.
    public static let leastBytes: Int64 = 1 << 20

    /// Where it comes from.
    public enum Source: Sendable, Hashable {
        /// Somebody said it.
        case given
        /// The rehearsal of the very migration, which went through so many bytes.
        case rehearsal(bytes: Int64)
        /// Those of other migrations.
        case otherRehearsals(bytes: Int64)
    }

    /// Bytes a second.
    public let bytesPerSecond: Int64
    /// Where it comes from.
    public let source: Source

    /// What somebody said, in bytes a second.
    public init(given bytesPerSecond: Int64) {
        self.bytesPerSecond = bytesPerSecond
        source = .given
    }

    /// What rehearsals of one migration measured, and otherwise those of all; nil where they went through too few bytes.
    public init?(ofMigration number: Int?, in records: [Rehearsals.Record]) {
        let own = records.filter { $0.migration == number }
        if let (bytes, speed) = Self.measured(own) {
            bytesPerSecond = speed
            source = .rehearsal(bytes: bytes)
        } else if let (bytes, speed) = Self.measured(records) {
            bytesPerSecond = speed
            source = .otherRehearsals(bytes: bytes)
        } else {
            return nil
        }
    }

    /// Bytes and bytes a second, over all records that went through any.
    private static func measured(_ records: [Rehearsals.Record]) -> (bytes: Int64, speed: Int64)? {
        var bytes: Int64 = 0
        var milliseconds: Int64 = 0
        for record in records {
            guard let through = record.through, through > 0 else { continue }
            let (sum, isTooLarge) = bytes.addingReportingOverflow(through)
            let (time, isTooLong) = milliseconds.addingReportingOverflow(Int64(max(1, record.milliseconds)))
            guard !isTooLarge, !isTooLong else { return nil }
            bytes = sum
            milliseconds = time
        }
        guard bytes >= leastBytes else { return nil }
        let (thousandfold, isTooLarge) = bytes.multipliedReportingOverflow(by: 1_000)
        guard !isTooLarge else { return nil }
        return (bytes, max(1, thousandfold / milliseconds))
    }
}
