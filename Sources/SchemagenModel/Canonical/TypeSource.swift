/// Types as a schema file writes them.
struct TypeSource {
    /// Whether the Swift types in `JSON<…>` and `native(swift:)` are written: they are nothing to a database.
    let keepsSwiftTypes: Bool

    /// Appends a type.
    func append(_ type: DataType, to bytes: inout [UInt8]) {
        switch type {
        case .bool: bytes.append(text: "Bool")
        case .int16: bytes.append(text: "Int16")
        case .int32: bytes.append(text: "Int32")
        case .int64: bytes.append(text: "Int64")
        case .float: bytes.append(text: "Float")
        case .double: bytes.append(text: "Double")
        case .decimal(let precision, let scale):
            bytes.append(text: precision.map { "Decimal(\($0), \(scale))" } ?? "Decimal")
        case .string(let maximum): append("String", maximum, to: &bytes)
        case .varchar: bytes.append(text: "Varchar")
        case .char(let length): append("Char", length, to: &bytes)
        case .citext: bytes.append(text: "Citext")
        case .uuid: bytes.append(text: "UUID")
        case .data: bytes.append(text: "Data")
        case .timestamp(let precision): append("Timestamp", precision, to: &bytes)
        case .localTimestamp(let precision): append("LocalTimestamp", precision, to: &bytes)
        case .localDate: bytes.append(text: "LocalDate")
        case .localTime(let precision): append("LocalTime", precision, to: &bytes)
        case .duration: bytes.append(text: "Duration")
        case .interval: bytes.append(text: "Interval")
        case .json(let swift): bytes.append(text: generic("JSON", swift))
        case .jsonText(let swift): bytes.append(text: generic("JSONText", swift))
        case .array(let element):
            bytes.append(0x5B)
            append(element, to: &bytes)
            bytes.append(0x5D)
        case .enumeration(let name), .named(let name): SourceName.append(name, to: &bytes)
        case .reference(let table):
            SourceName.append(table, to: &bytes)
            bytes.append(text: ".ID")
        case .inet: bytes.append(text: "Inet")
        case .cidr: bytes.append(text: "Cidr")
        case .macAddress: bytes.append(text: "MacAddress")
        case .macAddress8: bytes.append(text: "MacAddress8")
        case .bits(let length): append("Bits", length, to: &bytes)
        case .varBits(let maximum): append("VarBits", maximum, to: &bytes)
        case .xml: bytes.append(text: "XML")
        case .tsVector: bytes.append(text: "TSVector")
        case .tsQuery: bytes.append(text: "TSQuery")
        case .money: bytes.append(text: "Money")
        case .point: bytes.append(text: "Point")
        case .line: bytes.append(text: "Line")
        case .lineSegment: bytes.append(text: "LineSegment")
        case .box: bytes.append(text: "Box")
        case .path: bytes.append(text: "Path")
        case .polygon: bytes.append(text: "Polygon")
        case .circle: bytes.append(text: "Circle")
        case .hstore: bytes.append(text: "HStore")
        case .ltree: bytes.append(text: "LTree")
        case .range(let element): append("Range<", element, to: &bytes)
        case .multiRange(let element): append("MultiRange<", element, to: &bytes)
        case .native(let native):
            bytes.append(text: "native(\(Self.arguments(native.sql))\(swiftArgument(native.swift)))")
        }
    }

    private func append(_ name: String, _ size: Int?, to bytes: inout [UInt8]) {
        bytes.append(text: name)
        guard let size else { return }
        bytes.append(0x28)
        bytes.append(text: String(size))
        bytes.append(0x29)
    }

    private func append(_ head: String, _ element: DataType, to bytes: inout [UInt8]) {
        bytes.append(text: head)
        append(element, to: &bytes)
        bytes.append(0x3E)
    }

    private func generic(_ name: String, _ swift: String?) -> String {
        guard keepsSwiftTypes, let swift else { return name }
        return "\(name)<\(swift)>"
    }

    private func swiftArgument(_ swift: String?) -> String {
        guard keepsSwiftTypes, let swift else { return "" }
        return ", swift: \(ExpressionPrinter.literal(swift))"
    }

    /// SQL text as arguments on one line: `"C"`, or `postgresql: "C", sqlite: "BINARY"`.
    static func arguments(_ sql: SQLText) -> String {
        if let common = sql.postgresql, common == sql.sqlite { return ExpressionPrinter.literal(common) }
        var parts: [String] = []
        if let text = sql.postgresql { parts.append("postgresql: " + ExpressionPrinter.literal(text)) }
        if let text = sql.sqlite { parts.append("sqlite: " + ExpressionPrinter.literal(text)) }
        return parts.joined(separator: ", ")
    }
}
