/// The functions of libsqlite3 that the driver calls.
struct SQLiteLibrary: Sendable {
    typealias Handle = OpaquePointer?
    typealias Text = UnsafePointer<CChar>?
    typealias OfHandle = @convention(c) @Sendable (Handle) -> Int32
    typealias TextOfHandle = @convention(c) @Sendable (Handle) -> Text
    typealias OfColumn = @convention(c) @Sendable (Handle, Int32) -> Int32
    typealias TextOfColumn = @convention(c) @Sendable (Handle, Int32) -> Text
    typealias IntegerOfColumn = @convention(c) @Sendable (Handle, Int32) -> Int64
    typealias DoubleOfColumn = @convention(c) @Sendable (Handle, Int32) -> Double
    typealias CharactersOfColumn = @convention(c) @Sendable (Handle, Int32) -> UnsafePointer<UInt8>?
    typealias BytesOfColumn = @convention(c) @Sendable (Handle, Int32) -> UnsafeRawPointer?
    typealias Open = @convention(c) @Sendable (Text, UnsafeMutablePointer<OpaquePointer?>?, Int32, Text) -> Int32
    typealias SetNumber = @convention(c) @Sendable (Handle, Int32) -> Int32
    typealias Prepare =
        @convention(c) @Sendable (
            Handle, Text, Int32, UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<UnsafePointer<CChar>?>?
        ) -> Int32
    typealias BindInteger = @convention(c) @Sendable (Handle, Int32, Int64) -> Int32
    typealias BindDouble = @convention(c) @Sendable (Handle, Int32, Double) -> Int32
    /// The last argument is the destructor: a function, or −1 for "copy it now".
    typealias BindBytes =
        @convention(c) @Sendable (Handle, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?) -> Int32

    let open: Open
    let close: OfHandle
    let errorMessage: TextOfHandle
    let extendedErrorCode: OfHandle
    /// Since 3.38.
    let errorOffset: OfHandle?
    let enableExtendedCodes: SetNumber
    let busyTimeout: SetNumber
    let libraryVersion: @convention(c) @Sendable () -> Text
    let prepare: Prepare
    let step: OfHandle
    let finalize: OfHandle
    let parameterCount: OfHandle
    let bindNull: SetNumber
    let bindInteger: BindInteger
    let bindDouble: BindDouble
    let bindText: BindBytes
    let bindBlob: BindBytes
    let columnCount: OfHandle
    let columnName: TextOfColumn
    let columnType: OfColumn
    let columnInteger: IntegerOfColumn
    let columnDouble: DoubleOfColumn
    let columnText: CharactersOfColumn
    let columnBlob: BytesOfColumn
    let columnBytes: OfColumn
    let interrupt: @convention(c) @Sendable (Handle) -> Void

    /// Opens the library.
    ///
    /// - Throws: `MissingLibraryError`, `IncompleteLibraryError`.
    init(_ description: DynamicLibrary.Description) throws {
        let library = try DynamicLibrary(description)
        open = try library.required("sqlite3_open_v2", as: Open.self)
        close = try library.required("sqlite3_close_v2", as: OfHandle.self)
        errorMessage = try library.required("sqlite3_errmsg", as: TextOfHandle.self)
        extendedErrorCode = try library.required("sqlite3_extended_errcode", as: OfHandle.self)
        errorOffset = library.function("sqlite3_error_offset", as: OfHandle.self)
        enableExtendedCodes = try library.required("sqlite3_extended_result_codes", as: SetNumber.self)
        busyTimeout = try library.required("sqlite3_busy_timeout", as: SetNumber.self)
        libraryVersion = try library.required("sqlite3_libversion", as: (@convention(c) @Sendable () -> Text).self)
        prepare = try library.required("sqlite3_prepare_v2", as: Prepare.self)
        step = try library.required("sqlite3_step", as: OfHandle.self)
        finalize = try library.required("sqlite3_finalize", as: OfHandle.self)
        parameterCount = try library.required("sqlite3_bind_parameter_count", as: OfHandle.self)
        bindNull = try library.required("sqlite3_bind_null", as: SetNumber.self)
        bindInteger = try library.required("sqlite3_bind_int64", as: BindInteger.self)
        bindDouble = try library.required("sqlite3_bind_double", as: BindDouble.self)
        bindText = try library.required("sqlite3_bind_text", as: BindBytes.self)
        bindBlob = try library.required("sqlite3_bind_blob", as: BindBytes.self)
        columnCount = try library.required("sqlite3_column_count", as: OfHandle.self)
        columnName = try library.required("sqlite3_column_name", as: TextOfColumn.self)
        columnType = try library.required("sqlite3_column_type", as: OfColumn.self)
        columnInteger = try library.required("sqlite3_column_int64", as: IntegerOfColumn.self)
        columnDouble = try library.required("sqlite3_column_double", as: DoubleOfColumn.self)
        columnText = try library.required("sqlite3_column_text", as: CharactersOfColumn.self)
        columnBlob = try library.required("sqlite3_column_blob", as: BytesOfColumn.self)
        columnBytes = try library.required("sqlite3_column_bytes", as: OfColumn.self)
        interrupt = try library.required("sqlite3_interrupt", as: (@convention(c) @Sendable (Handle) -> Void).self)
    }

    /// The library of this machine, opened once.
    static let shared = Result { try SQLiteLibrary(installed) }

    /// Its names on the platforms, and its packages.
    static let installed = DynamicLibrary.Description(
        title: "libsqlite3",
        names: [
            "libsqlite3.so.0", "libsqlite3.dylib", "/opt/homebrew/opt/sqlite/lib/libsqlite3.dylib",
            "/usr/local/opt/sqlite/lib/libsqlite3.dylib",
        ],
        installation: [
            "Debian, Ubuntu: apt-get install libsqlite3-0", "Fedora: dnf install sqlite-libs",
            "Alpine: apk add sqlite-libs", "macOS: brew install sqlite",
        ])
}
