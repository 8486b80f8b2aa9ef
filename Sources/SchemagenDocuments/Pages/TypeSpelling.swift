import SchemagenModel
import SchemagenSQL
import SchemagenSwift

/// The names of types in the three languages.
struct TypeSpelling {
    private let swiftNames: SwiftTypeName
    private let index: SchemaIndex

    init(_ schema: Schema, _ index: SchemaIndex) {
        swiftNames = SwiftTypeName(schema)
        self.index = index
    }

    func swift(_ type: DataType, isNullable: Bool) -> String {
        let name = swiftNames.text(for: type)
        return isNullable ? name + "?" : name
    }

    /// nil where the database has no such type.
    func sql(_ type: DataType, on database: Database, storage: SQLiteStorage = .strict) -> String? {
        TypeNames.name(of: type, on: database, index: index, storage: storage)
    }
}
