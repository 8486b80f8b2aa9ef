-- A shop's database as Rails' migrations leave it (structure.sql).
CREATE TABLE schema_migrations (
    version character varying NOT NULL,
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (version)
);
CREATE TABLE ar_internal_metadata (
    key character varying NOT NULL,
    value character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT ar_internal_metadata_pkey PRIMARY KEY (key)
);
CREATE TABLE active_storage_blobs (
    id bigserial PRIMARY KEY,
    key character varying NOT NULL,
    filename character varying NOT NULL,
    content_type character varying,
    metadata text,
    service_name character varying NOT NULL,
    byte_size bigint NOT NULL,
    checksum character varying,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_active_storage_blobs_on_key ON active_storage_blobs (key);
CREATE TABLE active_storage_attachments (
    id bigserial PRIMARY KEY,
    name character varying NOT NULL,
    record_type character varying NOT NULL,
    record_id bigint NOT NULL,
    blob_id bigint NOT NULL,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE INDEX index_active_storage_attachments_on_blob_id ON active_storage_attachments (blob_id);
CREATE UNIQUE INDEX index_active_storage_attachments_uniqueness
    ON active_storage_attachments (record_type, record_id, name, blob_id);
ALTER TABLE active_storage_attachments
    ADD CONSTRAINT fk_rails_c3b3935057 FOREIGN KEY (blob_id) REFERENCES active_storage_blobs (id);
CREATE TABLE accounts (
    id bigserial PRIMARY KEY,
    name character varying NOT NULL,
    subdomain character varying NOT NULL,
    plan integer DEFAULT 0 NOT NULL,
    settings jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_accounts_on_subdomain ON accounts (subdomain);
CREATE TABLE users (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL,
    email character varying DEFAULT '' NOT NULL,
    encrypted_password character varying DEFAULT '' NOT NULL,
    reset_password_token character varying,
    reset_password_sent_at timestamp(6) without time zone,
    remember_created_at timestamp(6) without time zone,
    sign_in_count integer DEFAULT 0 NOT NULL,
    current_sign_in_at timestamp(6) without time zone,
    current_sign_in_ip inet,
    admin boolean DEFAULT false NOT NULL,
    time_zone character varying DEFAULT 'UTC'::character varying NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_users_on_email ON users (lower((email)::text));
CREATE UNIQUE INDEX index_users_on_reset_password_token ON users (reset_password_token);
CREATE INDEX index_users_on_account_id ON users (account_id);
CREATE TABLE categories (
    id bigserial PRIMARY KEY,
    parent_id bigint,
    name character varying NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    products_count integer DEFAULT 0 NOT NULL
);
CREATE INDEX index_categories_on_parent_id ON categories (parent_id);
CREATE TABLE products (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL,
    category_id bigint,
    type character varying,
    sku character varying(64) NOT NULL,
    name character varying NOT NULL,
    description text,
    price_cents integer DEFAULT 0 NOT NULL,
    price_currency character varying DEFAULT 'EUR'::character varying NOT NULL,
    tags character varying[] DEFAULT '{}',
    weight numeric(8,3),
    published_at timestamp(6) without time zone,
    deleted_at timestamp(6) without time zone,
    lock_version integer DEFAULT 0 NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT price_not_negative CHECK (price_cents >= 0)
);
COMMENT ON TABLE products IS 'What is for sale.';
COMMENT ON COLUMN products.sku IS 'As the warehouse calls it.';
CREATE INDEX index_products_on_account_id ON products (account_id);
CREATE INDEX index_products_on_category_id ON products (category_id);
CREATE UNIQUE INDEX index_products_on_account_id_and_sku ON products (account_id, sku) WHERE (deleted_at IS NULL);
CREATE INDEX index_products_on_tags ON products USING gin (tags);
CREATE INDEX index_products_on_published_at ON products (published_at DESC);
CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL,
    user_id bigint NOT NULL,
    number character varying NOT NULL,
    state character varying DEFAULT 'cart'::character varying NOT NULL,
    total_cents integer DEFAULT 0 NOT NULL,
    placed_at timestamp(6) without time zone,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE INDEX index_orders_on_account_id_and_state ON orders (account_id, state);
CREATE INDEX index_orders_on_user_id ON orders (user_id);
CREATE UNIQUE INDEX index_orders_on_number ON orders (number);
CREATE TABLE line_items (
    id bigserial PRIMARY KEY,
    order_id bigint NOT NULL,
    product_id bigint NOT NULL,
    quantity integer DEFAULT 1 NOT NULL,
    unit_price_cents integer NOT NULL
);
CREATE INDEX index_line_items_on_order_id ON line_items (order_id);
CREATE INDEX index_line_items_on_product_id ON line_items (product_id);
CREATE TABLE addresses (
    id bigserial PRIMARY KEY,
    addressable_type character varying NOT NULL,
    addressable_id bigint NOT NULL,
    line_1 character varying NOT NULL,
    line_2 character varying,
    city character varying NOT NULL,
    zip character varying,
    country_code character varying(2) NOT NULL
);
CREATE INDEX index_addresses_on_addressable ON addresses (addressable_type, addressable_id);
CREATE TABLE categories_products (
    category_id bigint NOT NULL,
    product_id bigint NOT NULL
);
CREATE UNIQUE INDEX index_categories_products_on_category_id_and_product_id
    ON categories_products (category_id, product_id);
CREATE TABLE versions (
    id bigserial PRIMARY KEY,
    item_type character varying NOT NULL,
    item_id bigint NOT NULL,
    event character varying NOT NULL,
    whodunnit character varying,
    object jsonb,
    object_changes jsonb,
    created_at timestamp(6) without time zone
);
CREATE INDEX index_versions_on_item_type_and_item_id ON versions (item_type, item_id);
ALTER TABLE users ADD CONSTRAINT fk_rails_61ac11da2b FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE categories ADD CONSTRAINT fk_rails_82f48f7407 FOREIGN KEY (parent_id) REFERENCES categories (id);
ALTER TABLE products ADD CONSTRAINT fk_rails_dee2631783 FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE products
    ADD CONSTRAINT fk_rails_fb915499a4 FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE SET NULL;
ALTER TABLE orders ADD CONSTRAINT fk_rails_144e25bef6 FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE orders ADD CONSTRAINT fk_rails_f868b47f6a FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE line_items
    ADD CONSTRAINT fk_rails_2dc2e5c22c FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
ALTER TABLE line_items ADD CONSTRAINT fk_rails_11e15d5c6b FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE categories_products ADD CONSTRAINT fk_rails_59ea2f6ad5 FOREIGN KEY (category_id) REFERENCES categories (id);
ALTER TABLE categories_products ADD CONSTRAINT fk_rails_ba158cb2b8 FOREIGN KEY (product_id) REFERENCES products (id);
