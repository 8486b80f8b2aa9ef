import SchemagenModel

/// What `verify` has proved: the content of `Generated/Migrations/evidence`.
///
/// A record holds for the chain of migrations that it names; one more migration, or an edited one, and it says nothing.
/// It is no part of what generation gives, and is compared apart.
public struct Evidence: Sendable, Equatable {
    /// The newest format that this version of the tool reads and writes.
    public static let currentFormat = 1
    /// The file's name in the migrations folder.
    public static let fileName = "evidence"

    /// One replay of the whole history on one engine, every up and every down.
    public struct Record: Sendable, Equatable {
        /// The kind of database.
        public var database: Database
        /// The engine's version as it numbers itself: `15.18`, `3.40.1`.
        public var version: String
        /// The hash of the lock's last line: the history that was replayed.
        public var chain: String
        /// The SQL names of the tables that had rows before and after a migration, sorted.
        public var measured: [String]
        /// The SQL names of the tables that stayed empty, sorted: nothing is known about their rows.
        public var unmeasured: [String]

        /// Makes a record.
        public init(database: Database, version: String, chain: String, measured: [String], unmeasured: [String]) {
            self.database = database
            self.version = version
            self.chain = chain
            self.measured = measured.sorted()
            self.unmeasured = unmeasured.sorted()
        }

        /// What comes before the first dot of the version.
        public var majorVersion: String { String(version.prefix { $0 != "." }) }

        /// The text of the line, without its end.
        var line: String {
            func names(_ list: [String]) -> String {
                list.isEmpty ? "-" : list.map(Evidence.escaped).joined(separator: ",")
            }
            return "\(database.rawValue) version=\(version) chain=\(chain) directions=up,down rows=\(names(measured)) "
                + "rows-unmeasured=\(names(unmeasured))"
        }
    }

    /// The records, by database and version.
    public private(set) var records: [Record]

    /// Makes evidence.
    public init(_ records: [Record] = []) {
        self.records = []
        for record in records { add(record) }
    }

    /// Takes a record in. One of the same database and major version goes; so does what was proved of another chain,
    /// which is worth nothing any more.
    public mutating func add(_ record: Record) {
        records.removeAll {
            $0.chain != record.chain || ($0.database == record.database && $0.majorVersion == record.majorVersion)
        }
        records.append(record)
        records.sort { ($0.database.rawValue, $0.version) < ($1.database.rawValue, $1.version) }
    }

    /// Takes back what was proved on a major version: a later replay found otherwise.
    public mutating func remove(_ database: Database, version: String) {
        let major = version.prefix { $0 != "." }
        records.removeAll { $0.database == database && $0.majorVersion == major }
    }

    /// The record that proves a history on a kind of database, on any version of it; nil where there is none.
    public func record(for database: Database, chain: String) -> Record? {
        records.first { $0.database == database && $0.chain == chain }
    }

    /// The record that proves a history on a major version.
    public func record(for database: Database, majorVersion: String, chain: String) -> Record? {
        records.first { $0.database == database && $0.majorVersion == majorVersion && $0.chain == chain }
    }

    private static let heading = "schemagen-evidence format=\(currentFormat)"

    /// The text of the file.
    public var text: String { Self.heading + "\n" + records.map { $0.line + "\n" }.joined() }

    /// Reads evidence; nil where the text is none that this version wrote.
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
        guard var words = RecordWords(line), let version = words.take("version"), let chain = words.takeHash("chain"),
            words.take("directions") == "up,down", let measured = words.take("rows"),
            let unmeasured = words.take("rows-unmeasured"), words.isAtEnd
        else { return nil }
        func names(_ text: String) -> [String] {
            text == "-" ? [] : text.split(separator: ",").map(unescaped)
        }
        return Record(
            database: words.database, version: version, chain: chain, measured: names(measured),
            unmeasured: names(unmeasured))
    }

    /// A name in which what divides the words of a line is written `%2C`, as in a URL.
    private static func escaped(_ name: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in name.utf8 {
            if byte <= 0x20 || byte == 0x25 || byte == 0x2C || byte == 0x7F || (byte == 0x2D && name.utf8.count == 1) {
                result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == 0x25, bytes.count >= 2,
                let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
            {
                result.append(value)
                bytes = bytes.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
