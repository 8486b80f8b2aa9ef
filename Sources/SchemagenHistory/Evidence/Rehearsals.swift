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

        /// Makes a record.
        public init(
            database: Database, version: String, migration: Int, upHash: String, milliseconds: Int, size: Int64,
            growth: Int64
        ) {
            self.database = database
            self.version = version
            self.migration = migration
            self.upHash = upHash
            self.milliseconds = milliseconds
            self.size = size
            self.growth = growth
        }

        /// The text of the line, without its end.
        var line: String {
            "\(database.rawValue) version=\(version) migration=\(LockEntry.padded(migration)) up=\(upHash) "
                + "milliseconds=\(milliseconds) size=\(size) growth=\(growth)"
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

    /// The text of the file.
    public var text: String {
        "schemagen-rehearsals format=\(Self.currentFormat)\n" + records.map { $0.line + "\n" }.joined()
    }

    /// Reads a file; nil where the text is none that this version wrote.
    public init?(_ bytes: [UInt8]) {
        guard let text = String(validating: SHA256.normalizingLineEndings(bytes), as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "schemagen-rehearsals format=\(Self.currentFormat)", lines.last == "" else { return nil }
        var records: [Record] = []
        for line in lines.dropFirst().dropLast() {
            guard let record = Self.record(line) else { return nil }
            records.append(record)
        }
        self.init(records)
        // Whatever this version would write otherwise was not written by it.
        guard self.text == text else { return nil }
    }

    private static func record(_ line: Substring) -> Record? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 7, let database = Database(rawValue: String(words[0])) else { return nil }
        func value(_ index: Int, _ key: String) -> String? {
            words[index].hasPrefix(key + "=") ? String(words[index].dropFirst(key.count + 1)) : nil
        }
        guard let version = value(1, "version"), let migration = value(2, "migration").flatMap({ Int($0) }),
            let hash = value(3, "up"), LockEntry.isHash(Substring(hash)),
            let milliseconds = value(4, "milliseconds").flatMap({ Int($0) }),
            let size = value(5, "size").flatMap({ Int64($0) }), let growth = value(6, "growth").flatMap({ Int64($0) })
        else { return nil }
        return Record(
            database: database, version: version, migration: migration, upHash: hash, milliseconds: milliseconds,
            size: size, growth: growth)
    }
}
