import SchemagenModel
import SchemagenSQL
import SchemagenSwift

/// The columns of a table or view as rows.
struct ColumnTable {
    let context: PageContext
    /// The columns of the primary key, by Swift name.
    let key: Set<String>

    private var databases: [Database] { context.schema.settings.databases }

    var header: [String] {
        ["Column", "Swift"] + databases.map(\.title) + ["Null", "Default", "Meaning"]
    }

    func row(_ column: Column) -> [String] {
        var cells = [MarkdownText.code(column.sqlName), MarkdownText.code(swift(column))]
        for database in databases {
            cells.append(
                column.databases.contains(database)
                    ? MarkdownText.code(context.spelling.sql(column, on: database)) : "–")
        }
        cells.append(column.isNullable ? "yes" : "")
        cells.append(origin(column))
        cells.append(meaning(column))
        return cells
    }

    private func swift(_ column: Column) -> String {
        "\(column.name): \(context.spelling.swift(column.type, isNullable: column.isNullable))"
    }

    /// Where the value comes from when none is given.
    private func origin(_ column: Column) -> String {
        if let generated = column.generated {
            return "generated: " + MarkdownText.code(ExpressionPrinter.print(generated.value))
        }
        if column.identity != nil { return "identity" }
        var parts: [String] = []
        if let value = column.defaultValue { parts.append(MarkdownText.code(ExpressionPrinter.print(value))) }
        if let value = column.swiftDefault {
            parts.append(MarkdownText.code(ExpressionPrinter.print(value)) + " (models only)")
        }
        if column.isTouched { parts.append("set on update") }
        return parts.joined(separator: ", ")
    }

    private func meaning(_ column: Column) -> String {
        var parts: [String] = []
        if key.contains(column.name) { parts.append("Primary key.") }
        if let reason = column.deprecation { parts.append("**Deprecated:** \(MarkdownText.inline(reason))") }
        if column.isSensitive { parts.append("**Sensitive.**") }
        if case .enumeration(let name) = column.type {
            parts.append("One of \(MarkdownText.link(name, to: "../" + DocumentPaths.enumeration(name))).")
        }
        if case .named(let name) = column.type {
            parts.append("A \(MarkdownText.link(name, to: "../" + DocumentPaths.type(name))).")
        }
        if let documentation = column.documentation { parts.append(MarkdownText.cell(documentation)) }
        return parts.joined(separator: " ")
    }
}

/// The names of types in the three languages.
struct TypeSpelling {
    private let swiftNames: SwiftTypeName
    private let index: SchemaIndex

    init(_ schema: Schema, _ index: SchemaIndex) {
        swiftNames = SwiftTypeName(schema)
        self.index = index
    }

    func swift(_ type: DataType, isNullable: Bool) -> String { swiftNames.text(for: type) + (isNullable ? "?" : "") }

    func sql(_ column: Column, on database: Database) -> String {
        TypeNames.text(for: column, on: database, index: index)
    }

    func sql(_ type: DataType, on database: Database) -> String {
        TypeNames.text(for: type, on: database, index: index)
    }
}
