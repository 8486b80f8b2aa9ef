import SchemagenModel

/// What migrations took when they were tried on copies of databases: the content of `Generated/Migrations/rehearsals`.
///
/// A record holds for the file that was run, by its hash: of an edited migration nothing is measured. Like evidence it is no
/// part of what generation gives, and is compared apart.
public struct Rehearsals: Sendable, Equatable {
    /// The newest format that this version of the tool reads and writes.
    public static let currentFormat = 1
    /// The file's name in the migrations folder.
    public static let fileName = "rehearsals"

    /// One migration, applied to one copy.
    public struct Record: Sendable, Equatable {
        /// The kind of database.
        public var database: Database
        /// The engine's version as it numbers itself: `15.18`, `3.40.1`.
        public var version: String
        /// The number of the migration.
        public var migration: Int
        /// The hash of the up file that ran.
        public var upHash: String
        /// How long it took, waiting for others included.
        public var milliseconds: Int
        /// How large the copy was before, in bytes.
        public var size: Int64
        /// By how many bytes it grew; less than 0 where it shrank.
        public var growth: Int64
        /// How many bytes the tables had before that it writes anew or reads as a whole; nil where nobody knows.
        public var through: Int64?

        /// Makes a record.
        public init(
            database: Database, version: String, migration: Int, upHash: String, milliseconds: Int, size: Int64,
            growth: Int64, through: Int64? = nil
        ) {
            self.database = database
            self.version = version
            self.migration = migration
            self.upHash = upHash
            self.milliseconds = milliseconds
            self.size = size
            self.growth = growth
            self.through = through
        }

        /// The text of the line, without its end.
        var line: String {
            "\(database.rawValue) version=\(version) migration=\(LockEntry.padded(migration)) up=\(upHash) "
                + "milliseconds=\(milliseconds) size=\(size) growth=\(growth)"
                + (through.map { " through=\($0)" } ?? "")
        }

        private var majorVersion: Substring { version.prefix { $0 != "." } }

        /// Whether the other says something of the same migration on the same major version.
        func isAbout(_ other: Record) -> Bool {
            database == other.database && majorVersion == other.majorVersion && migration == other.migration
        }
    }

    /// The records, by database, migration and version.
    public private(set) var records: [Record]

    /// Makes the content of a file.
    public init(_ records: [Record] = []) {
        self.records = []
        for record in records { add(record) }
    }

    /// Takes a record in. One of the same migration on the same major version goes.
    public mutating func add(_ record: Record) {
        records.removeAll { $0.isAbout(record) }
        records.append(record)
        records.sort {
            ($0.database.rawValue, $0.migration, $0.version) < ($1.database.rawValue, $1.migration, $1.version)
        }
    }

    /// The records of some migrations as they are now.
    public func records(of entries: [LockEntry]) -> [Record] {
        records.filter { record in
            entries.contains { $0.number == record.migration && $0.files[record.database]?.up == record.upHash }
        }
    }

    private static let mostBytes: Int64 = 1 << 60
    private static let heading = "schemagen-rehearsals format=\(currentFormat)"

    /// The text of the file.
    public var text: String { Self.heading + "\n" + records.map { $0.line + "\n" }.joined() }

    /// Reads a file; nil where the text is none that this version wrote.
    public init?(_ bytes: [UInt8]) {
        guard let file = RecordFile.lines(of: bytes, under: Self.heading) else { return nil }
        var records: [Record] = []
        for line in file.lines {
            guard let record = Self.record(line) else { return nil }
            records.append(record)
        }
        self.init(records)
        // Whatever this version would write otherwise was not written by it.
        guard text == file.text else { return nil }
    }

    private static func record(_ line: Substring) -> Record? {
        guard var words = RecordWords(line), let version = words.take("version"),
            let migration: Int = words.takeNumber("migration"), let hash = words.takeHash("up"),
            let milliseconds: Int = words.takeNumber("milliseconds"), let size: Int64 = words.takeNumber("size"),
            let growth: Int64 = words.takeNumber("growth")
        else { return nil }
        let through: Int64? = words.takeNumber("through")
        // What nobody can have measured was not measured: more than ten years, or bytes that no disk has.
        guard words.isAtEnd, (0...315_576_000_000).contains(milliseconds), (0...mostBytes).contains(size),
            (-mostBytes...mostBytes).contains(growth), through.map((0...mostBytes).contains) ?? true
        else { return nil }
        return Record(
            database: words.database, version: version, migration: migration, upHash: hash, milliseconds: milliseconds,
            size: size, growth: growth, through: through)
    }
}
