/// The types that the language brings along, by the names that they have in a file.
enum BuiltInType {
    /// The types that take no arguments, or can do without.
    static let plain: [String: DataType] = [
        "Bool": .bool, "Int16": .int16, "Int32": .int32, "Int64": .int64, "Float": .float, "Double": .double,
        "Decimal": .decimal(precision: nil, scale: 0), "String": .string(maximumLength: nil), "Varchar": .varchar,
        "Citext": .citext, "UUID": .uuid, "Data": .data, "Timestamp": .timestamp(precision: nil),
        "LocalTimestamp": .localTimestamp(precision: nil), "LocalDate": .localDate,
        "LocalTime": .localTime(precision: nil), "Duration": .duration, "Interval": .interval,
        "JSON": .json(swiftType: nil), "JSONText": .jsonText(swiftType: nil), "Inet": .inet, "Cidr": .cidr,
        "MacAddress": .macAddress, "MacAddress8": .macAddress8, "VarBits": .varBits(maximumLength: nil), "XML": .xml,
        "TSVector": .tsVector, "TSQuery": .tsQuery, "Money": .money, "Point": .point, "Line": .line,
        "LineSegment": .lineSegment, "Box": .box, "Path": .path, "Polygon": .polygon, "Circle": .circle,
        "HStore": .hstore, "LTree": .ltree,
    ]

    /// The types that cannot do without arguments.
    static let parameterized: Set<String> = ["Char", "Bits", "Range", "MultiRange", "native"]

    /// The names of all of them in alphabetical order.
    static let names: [String] = (Array(plain.keys) + Array(parameterized)).sorted()

    /// What people coming from SQL or Swift are likely to write, and what it is called here.
    static let otherNames: [String: String] = [
        "Int": "Int64", "Integer": "Int32", "BigInt": "Int64", "SmallInt": "Int16", "Int8": "Int16", "UInt": "Int64",
        "UInt32": "Int64", "UInt64": "Decimal(20)", "Serial": "Int32 @identity(serial)",
        "BigSerial": "Int64 @identity(serial)", "Text": "String", "Character": "Char(1)", "Boolean": "Bool",
        "Real": "Float", "Numeric": "Decimal",
        "TimestampTZ": "Timestamp", "Time": "LocalTime", "Blob": "Data", "Bytea": "Data", "Bytes": "Data",
        "JSONB": "JSON", "Json": "JSON", "Uuid": "UUID", "URL": "String", "Any": "JSON", "Xml": "XML",
    ]

    /// What people write for a time, which can mean one thing or another.
    static let otherTimes: [String: [(meaning: String, name: String)]] = [
        "Date": [("a moment", "Timestamp"), ("a day", "LocalDate")],
        "DateTime": [("a moment", "Timestamp"), ("a day and a time of it", "LocalTimestamp")],
    ]

    /// Whether a declaration of that name would hide a type of the language.
    static func isReserved(_ name: String) -> Bool { plain[name] != nil || parameterized.contains(name) }
}
