import SchemagenModel

/// A generated file: its path below the folder of its kind, and its text.
public struct GeneratedFile: Sendable, Hashable {
    /// The path, with slashes.
    public var name: String
    /// The text, ending in a line feed.
    public var text: String

    /// Makes a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Schema → Swift models.
public enum SwiftGenerator {
    /// The models, one file for each table, view, enum and type and one for the schema as a whole, sorted by name.
    ///
    /// - Parameter structures: the structure hash of each database, which the models carry.
    public static func files(for schema: Schema, structures: [Database: String]) -> [GeneratedFile] {
        let context = SwiftContext(schema)
        let parts = parts(context, structures)
        return parts.map { GeneratedFile(name: $0.name + ".swift", text: SwiftRenderer.text(of: $0.file)) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The models in one file.
    public static func singleFile(for schema: Schema, structures: [Database: String]) -> GeneratedFile {
        let context = SwiftContext(schema)
        var whole = SwiftFile(imports: [], declarations: [])
        for part in parts(context, structures) {
            whole.imports.formUnion(part.file.imports)
            whole.declarations += part.file.declarations
        }
        return GeneratedFile(name: "SchemaModels.swift", text: SwiftRenderer.text(of: whole))
    }

    /// The name of the file that holds the fingerprint.
    public static func schemaFileName(of schema: Schema) -> String { SwiftContext(schema).namespace + ".swift" }

    private static func parts(
        _ context: SwiftContext, _ structures: [Database: String]
    ) -> [(name: String, file: SwiftFile)] {
        let schema = context.schema
        var parts: [(name: String, file: SwiftFile)] = []
        for table in schema.tables { parts.append((table.info.name, TableGenerator(table, context).file())) }
        for view in schema.views { parts.append((view.info.name, ViewGenerator(view, context).file())) }
        for item in schema.enums { parts.append((item.info.name, EnumGenerator(item, context).file())) }
        for type in schema.types { parts.append((type.info.name, TypeGenerator(type, context).file())) }
        if !context.usedHelpers.isEmpty {
            parts.append((context.helpers, HelperGenerator(context).file()))
        }
        let namespace = NamespaceGenerator(context, structures)
        let fingerprint = fingerprint(of: parts, namespace.file(fingerprint: ""))
        parts.append((context.namespace, namespace.file(fingerprint: fingerprint)))
        return parts
    }

    /// SHA-256 over everything that the models say.
    private static func fingerprint(of parts: [(name: String, file: SwiftFile)], _ namespace: SwiftFile) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array(part.name.utf8)
            bytes.append(0)
            bytes += Array(SwiftRenderer.text(of: part.file).utf8)
        }
        bytes += Array(SwiftRenderer.text(of: namespace).utf8)
        return SHA256.hash(bytes).hexadecimal
    }
}
