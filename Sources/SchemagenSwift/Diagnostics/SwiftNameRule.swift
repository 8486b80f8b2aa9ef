import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    /// A name that the generated code needs for itself.
    public static let swiftNameTaken = DiagnosticCode(
        "swift-name-taken", .error,
        """
        The generated model has members of its own: `ID`, `Draft`, `Columns`, `CodingKeys` and `validate()`; a table whose
        key is not called `id` has a computed `id`; a row with sensitive columns has `debugDescription` and
        `customMirror`. A column, computed property or case of such a name would be declared twice, and `self`, `Self` and
        `Type` cannot be names at all.

        Give it another Swift name and keep the SQL name with `as`:

            identifier as id: String(20)
        """)

    /// All codes about generated Swift.
    public static let swift: [DiagnosticCode] = [.swiftNameTaken]
}

/// Names of the schema that the generated Swift could not declare.
public enum SwiftNameRule {
    /// Finds them.
    public static func check(_ schema: Schema) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for table in schema.tables {
            var taken: Set<String> = ["ID", "Draft", "Columns", "CodingKeys", "validate"]
            if let key = table.primaryKey, key.columns != ["id"] { taken.insert("id") }
            if table.columns.contains(where: \.isSensitive) { taken.formUnion(descriptions) }
            for column in table.columns {
                // A deprecated column hides behind a computed property.
                if column.deprecation != nil { taken.insert(column.name + "Storage") }
            }
            check(table.columns, table.computed, taken, in: table.info.name, &findings)
        }
        for view in schema.views {
            var taken: Set<String> = ["Columns", "CodingKeys"]
            if view.columns.contains(where: \.isSensitive) { taken.formUnion(descriptions) }
            check(view.columns, view.computed, taken, in: view.info.name, &findings)
        }
        for item in schema.enums {
            let taken: Set<String> = ["rawValue", "allCases", "hashValue", "hash", "encode", "RawValue", "AllCases"]
            for enumCase in item.cases where taken.contains(enumCase.name) || impossible.contains(enumCase.name) {
                findings.append(finding("\(item.info.name).\(enumCase.name)", enumCase.name, enumCase.anchor))
            }
        }
        let objects =
            schema.tables.map(\.info) + schema.views.map(\.info) + schema.enums.map(\.info) + schema.types.map(\.info)
        for info in objects where impossible.contains(info.name) {
            findings.append(finding(info.name, info.name, info.anchor))
        }
        return findings
    }

    private static let descriptions: Set<String> = ["debugDescription", "customMirror"]
    private static let impossible: Set<String> = ["self", "Self", "Type", "Protocol", "Any", "_"]

    private static func check(
        _ columns: [Column], _ computed: [ComputedProperty], _ taken: Set<String>, in object: String,
        _ findings: inout [Diagnostic]
    ) {
        for column in columns where taken.contains(column.name) || impossible.contains(column.name) {
            findings.append(finding("\(object).\(column.name)", column.name, column.anchor))
        }
        for property in computed where taken.contains(property.name) || impossible.contains(property.name) {
            findings.append(finding("\(object).\(property.name)", property.name, property.anchor))
        }
    }

    private static func finding(_ path: String, _ name: String, _ anchor: SourceAnchor) -> Diagnostic {
        Diagnostic(
            .swiftNameTaken, "`\(path)` has a name that the generated Swift needs for itself", at: anchor.span,
            fixes: [.init("give it another Swift name and keep the SQL name with `as \(name)`")])
    }
}
