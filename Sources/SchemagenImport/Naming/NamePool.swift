import SchemagenModel

/// Gives Swift names, each once.
///
/// Names that differ in nothing but case, or in how Unicode spells a letter, would share a file, so types are kept apart
/// by that too.
public struct NamePool: Sendable {
    private var taken: Set<String>
    private let isForFiles: Bool

    /// A pool for names of types, or for members of one.
    public init(reserved: Set<String>, isForFiles: Bool) {
        self.isForFiles = isForFiles
        taken = isForFiles ? Set(reserved.map(SwiftFileName.key)) : reserved
    }

    /// What generated code, or Swift itself, needs for itself: of types.
    public static let types = NamePool(
        reserved: [
            "ID", "Draft", "Columns", "CodingKeys", "Self", "Type", "Protocol", "Any", "AnyObject", "_", "Swift",
            "Foundation", "FoundationEssentials", "SchemagenRuntime", "StringLiteralType", "IntegerLiteralType",
            "FloatLiteralType", "BooleanLiteralType", "String", "Int", "Bool", "Double", "Float", "Decimal", "Date",
            "Data",
            "UUID", "Array", "Optional", "Dictionary", "Set", "Error", "Never", "Int16", "Int32", "Int64", "Duration",
            "Hashable", "Codable", "Sendable", "Identifiable", "Interval", "LocalDate", "LocalTime", "LocalTimestamp",
            "JSON", "Character", "Result", "Range", "Timestamp", "Varchar", "Citext", "JSONText", "Inet", "Cidr",
            "MacAddress", "MacAddress8", "VarBits", "XML", "TSVector", "TSQuery", "Money", "Point", "Line",
            "LineSegment", "Box", "Path", "Polygon", "Circle", "HStore", "LTree", "Char", "Bits", "MultiRange",
            "native",
        ],
        isForFiles: true)

    /// Of members of a table or view.
    public static let members = NamePool(
        reserved: ["ID", "Draft", "Columns", "CodingKeys", "hashValue", "validate", "customMirror"],
        isForFiles: false)

    /// Of cases of an enum.
    public static let cases = NamePool(
        reserved: [
            "allCases", "AllCases", "RawValue", "rawValue", "hashValue", "Self", "Type", "Protocol", "init", "self",
        ],
        isForFiles: false)

    /// The first of the wishes that is free; with a number behind the first where none is.
    public mutating func take(_ wishes: [String]) -> String {
        for wish in wishes where insert(wish) { return wish }
        let first = wishes.first ?? "unnamed"
        var number = 2
        while !insert("\(first)\(number)") { number += 1 }
        return "\(first)\(number)"
    }

    private mutating func insert(_ name: String) -> Bool {
        taken.insert(isForFiles ? SwiftFileName.key(name) : name).inserted
    }
}
