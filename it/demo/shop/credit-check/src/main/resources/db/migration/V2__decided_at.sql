alter table decision add column decided_at timestamp with time zone default current_timestamp not null;
