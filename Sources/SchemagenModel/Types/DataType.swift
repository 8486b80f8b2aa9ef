/// The type of a column, attribute of a `type` declaration, or view column, resolved.
public indirect enum DataType: Sendable, Equatable {
    case bool
    case int16, int32, int64
    case float, double
    /// `Decimal(p, s)`; without arguments PostgreSQL's unconstrained numeric.
    case decimal(precision: Int?, scale: Int)
    /// `String` (text) or `String(n)` (varchar(n)); the limit counts Unicode scalars.
    case string(maximumLength: Int?)
    /// `Varchar`: PostgreSQL's varchar without a limit.
    case varchar
    case char(length: Int)
    case citext
    case uuid
    case data
    /// A point in time; the precision counts digits of the second's fraction.
    case timestamp(precision: Int?)
    case localTimestamp(precision: Int?)
    case localDate
    case localTime(precision: Int?)
    /// Microseconds in 64 bits.
    case duration
    case interval
    /// `JSON` or `JSON<Settings>`: the name of the Codable type.
    case json(swiftType: String?)
    case jsonText(swiftType: String?)
    case array(DataType)
    /// An enum, by its Swift name.
    case enumeration(String)
    /// A `type X = …`, by its Swift name.
    case named(String)
    /// `Lead.ID`, by the table's Swift name: the type of the key, wrapped in the table's id type.
    case reference(table: String)
    case inet, cidr, macAddress, macAddress8
    case bits(length: Int)
    /// `VarBits`, `VarBits(n)`
    case varBits(maximumLength: Int?)
    case xml, tsVector, tsQuery, money
    case point, line, lineSegment, box, path, polygon, circle
    case hstore, ltree
    /// `Range<Int32>`
    case range(DataType)
    /// `MultiRange<Int32>`
    case multiRange(DataType)
    /// `native("tsvector")`, `native(postgresql: "…", sqlite: "…", swift: "…")`
    case native(NativeType)
}

/// A type spelled in SQL.
public struct NativeType: Sendable, Equatable {
    /// The type's text per database.
    public var sql: SQLText
    /// The Swift type; String where none is named.
    public var swift: String?

    /// Makes one from its parts.
    public init(sql: SQLText, swift: String?) {
        self.sql = sql
        self.swift = swift
    }
}
