/// What a column's declared type is in Swift. SQLite keeps any text as a type and reads an affinity out of it.
enum SQLiteDeclaredType: String {
    case integer = "Int64"
    case real = "Double"
    case text = "String"
    case blob = "Data"
    case boolean = "Bool"
    case json = "JSON"

    /// By SQLite's rules of affinity, but for the names that say more than their affinity does.
    init(declared: String) {
        let name = declared.uppercased()
        func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        if name.isEmpty {
            self = .text
        } else if has("BOOL") {
            self = .boolean
        } else if has("INT") {
            self = .integer
        } else if has("CHAR", "CLOB", "TEXT", "DATE", "TIME", "STRING", "UUID", "GUID", "ENUM") {
            self = .text
        } else if has("BLOB", "BINARY") {
            self = .blob
        } else if has("REAL", "FLOA", "DOUB", "NUM", "DEC", "MONEY", "CURRENCY") {
            self = .real
        } else if name == "JSON" {
            self = .json
        } else {
            self = .text
        }
    }

    /// What a table of SQLite's own type names has for it; nil where that name is always said.
    var plainName: String? {
        switch self {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text: "TEXT"
        case .blob: "BLOB"
        case .boolean, .json: nil
        }
    }
}
